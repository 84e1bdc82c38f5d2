#pragma once
#include <stddef.h>

/// Verbs of saying, and the small words around speakers (data/speech-*.tsv).
const unsigned char *collate_speech_verbs(size_t *length);
const unsigned char *collate_speech_words(size_t *length);

/// Words for parties (data/labels.tsv); opposites and denials (data/opposites.tsv).
const unsigned char *collate_labels(size_t *length);
const unsigned char *collate_opposites(size_t *length);

/// First names of men and of women (data/given-names.tsv).
const unsigned char *collate_given_names(size_t *length);

/// Common words of nine languages by meaning (data/meanings.tsv).
const unsigned char *collate_meanings(size_t *length);
