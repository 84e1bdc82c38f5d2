#pragma once
#include <stddef.h>
#include <stdint.h>

/// Function words of each language (data/stopwords.tsv).
const unsigned char *collate_stop_words(size_t *length);
