#include "EntityLexicons.h"

static const unsigned char territories[] = {
#embed "data/entities-territories.tsv"
};

const unsigned char *collate_entities_territories(size_t *length) {
  *length = sizeof territories;
  return territories;
}

static const unsigned char cities[] = {
#embed "data/entities-cities.tsv"
};

const unsigned char *collate_entities_cities(size_t *length) {
  *length = sizeof cities;
  return cities;
}

static const unsigned char names[] = {
#embed "data/entities-names.tsv"
};

const unsigned char *collate_entities_names(size_t *length) {
  *length = sizeof names;
  return names;
}

static const unsigned char demonyms[] = {
#embed "data/entities-demonyms.tsv"
};

const unsigned char *collate_entities_demonyms(size_t *length) {
  *length = sizeof demonyms;
  return demonyms;
}

static const unsigned char roles[] = {
#embed "data/entities-roles.tsv"
};

const unsigned char *collate_entities_roles(size_t *length) {
  *length = sizeof roles;
  return roles;
}

static const unsigned char waw[] = {
#embed "data/entities-waw.tsv"
};

const unsigned char *collate_entities_waw(size_t *length) {
  *length = sizeof waw;
  return waw;
}

static const unsigned char seats[] = {
#embed "data/entities-seats.tsv"
};

const unsigned char *collate_entities_seats(size_t *length) {
  *length = sizeof seats;
  return seats;
}

static const unsigned char persons[] = {
#embed "data/entities-persons.tsv"
};

const unsigned char *collate_entities_persons(size_t *length) {
  *length = sizeof persons;
  return persons;
}

static const unsigned char rules[] = {
#embed "data/entities-rules.tsv"
};

const unsigned char *collate_entities_rules(size_t *length) {
  *length = sizeof rules;
  return rules;
}
