#include "CLexicons.h"

static const unsigned char markup_roles[] = {
#embed "data/markup-roles.tsv"
};

const unsigned char *collate_markup_roles(size_t *length) {
  *length = sizeof markup_roles;
  return markup_roles;
}

static const unsigned char furniture_words[] = {
#embed "data/furniture-words.tsv"
};

const unsigned char *collate_furniture_words(size_t *length) {
  *length = sizeof furniture_words;
  return furniture_words;
}

static const unsigned char page_furniture[] = {
#embed "data/page-furniture.tsv"
};

const unsigned char *collate_page_furniture(size_t *length) {
  *length = sizeof page_furniture;
  return page_furniture;
}

static const unsigned char neighbour_words[] = {
#embed "data/neighbour-words.tsv"
};

const unsigned char *collate_neighbour_words(size_t *length) {
  *length = sizeof neighbour_words;
  return neighbour_words;
}

static const unsigned char outlet_words[] = {
#embed "data/outlet-words.tsv"
};

const unsigned char *collate_outlet_words(size_t *length) {
  *length = sizeof outlet_words;
  return outlet_words;
}

static const unsigned char line_model[] = {
#embed "data/line-model.tsv"
};

const unsigned char *collate_line_model(size_t *length) {
  *length = sizeof line_model;
  return line_model;
}

static const unsigned char date_words[] = {
#embed "data/date-words.tsv"
};

const unsigned char *collate_date_words(size_t *length) {
  *length = sizeof date_words;
  return date_words;
}

static const unsigned char markup_model[] = {
#embed "data/markup-model.tsv"
};

const unsigned char *collate_markup_model(size_t *length) {
  *length = sizeof markup_model;
  return markup_model;
}

static const unsigned char code_pages[] = {
#embed "data/code-pages.tsv"
};

const unsigned char *collate_code_pages(size_t *length) {
  *length = sizeof code_pages;
  return code_pages;
}
