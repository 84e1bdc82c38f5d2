#pragma once
#include <stddef.h>
#include <stdint.h>

#include "CleaningLexicons.h"
#include "EntityLexicons.h"
#include "FigureLexicons.h"
#include "SpeechLexicons.h"

/// Function words of each language (data/stopwords.tsv).
const unsigned char *collate_stop_words(size_t *length);

/// What the summariser knows: words at the start of sentences, and learned weights (data/summary-*.tsv).
const unsigned char *collate_summary_cues(size_t *length);
const unsigned char *collate_summary_weights(size_t *length);
