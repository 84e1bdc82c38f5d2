#include "CEntityModel.h"

_Alignas(64) static const unsigned char model[] = {
#embed "entities.model"
};

const void *collate_entity_model(size_t *length) {
  *length = sizeof model;
  return model;
}
