#pragma once
#include <stddef.h>

/// Words around figures (data/figure-words.tsv).
const unsigned char *collate_figure_words(size_t *length);

/// What news counts, one meaning a line (data/counted-nouns.tsv).
const unsigned char *collate_counted_nouns(size_t *length);
