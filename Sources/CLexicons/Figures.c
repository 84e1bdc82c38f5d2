#include "FigureLexicons.h"

static const unsigned char words[] = {
#embed "data/figure-words.tsv"
};

const unsigned char *collate_figure_words(size_t *length) {
  *length = sizeof words;
  return words;
}

static const unsigned char counted[] = {
#embed "data/counted-nouns.tsv"
};

const unsigned char *collate_counted_nouns(size_t *length) {
  *length = sizeof counted;
  return counted;
}
