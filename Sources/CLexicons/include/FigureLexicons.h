#pragma once
#include <stddef.h>

/// Words around figures (data/figure-words.tsv).
const unsigned char *collate_figure_words(size_t *length);
