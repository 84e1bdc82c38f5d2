#pragma once
#include <stddef.h>

// Tables of names for the entity list, embedded as they stand in data/.
const unsigned char *collate_entities_territories(size_t *length);
const unsigned char *collate_entities_cities(size_t *length);
const unsigned char *collate_entities_names(size_t *length);
const unsigned char *collate_entities_demonyms(size_t *length);
const unsigned char *collate_entities_roles(size_t *length);
const unsigned char *collate_entities_waw(size_t *length);
const unsigned char *collate_entities_seats(size_t *length);
const unsigned char *collate_entities_persons(size_t *length);
const unsigned char *collate_entities_rules(size_t *length);
