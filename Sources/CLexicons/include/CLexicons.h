#pragma once
#include <stddef.h>
#include <stdint.h>

#include "EntityLexicons.h"
#include "SpeechLexicons.h"

/// Function words of each language (data/stopwords.tsv).
const unsigned char *collate_stop_words(size_t *length);

/// What words in class names say of page text (data/markup-roles.tsv).
const unsigned char *collate_markup_roles(size_t *length);

/// Words of page furniture with learned weights (data/furniture-words.tsv).
const unsigned char *collate_furniture_words(size_t *length);

/// Phrases of page furniture by language (data/page-furniture.tsv).
const unsigned char *collate_page_furniture(size_t *length);

/// What the summariser knows: words at the start of sentences, and learned weights (data/summary-*.tsv).
const unsigned char *collate_summary_cues(size_t *length);
const unsigned char *collate_summary_weights(size_t *length);
