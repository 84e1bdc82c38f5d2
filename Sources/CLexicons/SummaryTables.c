#include "CLexicons.h"

static const unsigned char cues[] = {
#embed "data/summary-cues.tsv"
};

const unsigned char *collate_summary_cues(size_t *length) {
  *length = sizeof cues;
  return cues;
}

static const unsigned char weights[] = {
#embed "data/summary-weights.tsv"
};

const unsigned char *collate_summary_weights(size_t *length) {
  *length = sizeof weights;
  return weights;
}
