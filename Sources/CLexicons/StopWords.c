#include "CLexicons.h"

static const unsigned char table[] = {
#embed "data/stopwords.tsv"
};

const unsigned char *collate_stop_words(size_t *length) {
  *length = sizeof table;
  return table;
}
