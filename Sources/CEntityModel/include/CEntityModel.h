#pragma once
#include <stddef.h>

/// The weights of the entity tagger, aligned to 64 bytes; NULL when there are none.
const void *collate_entity_model(size_t *length);
