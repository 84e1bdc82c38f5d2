// The tables behind reading and cleaning pages.
#pragma once
#include <stddef.h>

/// What words in class names say of page text (data/markup-roles.tsv).
const unsigned char *collate_markup_roles(size_t *length);

/// Words of page furniture with learned weights (data/furniture-words.tsv).
const unsigned char *collate_furniture_words(size_t *length);

/// Phrases of page furniture by language (data/page-furniture.tsv).
const unsigned char *collate_page_furniture(size_t *length);

/// Words around and in the names of outlets (data/outlet-words.tsv).
const unsigned char *collate_neighbour_words(size_t *length);
const unsigned char *collate_outlet_words(size_t *length);

/// The trees of the line classifier (data/line-model.tsv).
const unsigned char *collate_line_model(size_t *length);

/// The words of dates (data/date-words.tsv).
const unsigned char *collate_date_words(size_t *length);

/// The trees of the classifier for lines of web pages (data/markup-model.tsv).
const unsigned char *collate_markup_model(size_t *length);

/// Single-byte encodings (data/code-pages.tsv).
const unsigned char *collate_code_pages(size_t *length);
