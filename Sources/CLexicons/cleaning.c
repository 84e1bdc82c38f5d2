#include "CLexicons.h"

static const unsigned char markup_roles[] = {
#embed "data/markup-roles.tsv"
};

const unsigned char *collate_markup_roles(size_t *length) {
  *length = sizeof markup_roles;
  return markup_roles;
}
