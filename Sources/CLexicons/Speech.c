#include "SpeechLexicons.h"

static const unsigned char verbs[] = {
#embed "data/speech-verbs.tsv"
};

static const unsigned char words[] = {
#embed "data/speech-words.tsv"
};

const unsigned char *collate_speech_verbs(size_t *length) {
  *length = sizeof verbs;
  return verbs;
}

const unsigned char *collate_speech_words(size_t *length) {
  *length = sizeof words;
  return words;
}

static const unsigned char labels[] = {
#embed "data/labels.tsv"
};

static const unsigned char opposites[] = {
#embed "data/opposites.tsv"
};

const unsigned char *collate_labels(size_t *length) {
  *length = sizeof labels;
  return labels;
}

const unsigned char *collate_opposites(size_t *length) {
  *length = sizeof opposites;
  return opposites;
}

static const unsigned char given_names[] = {
#embed "data/given-names.tsv"
};

const unsigned char *collate_given_names(size_t *length) {
  *length = sizeof given_names;
  return given_names;
}

static const unsigned char meanings[] = {
#embed "data/meanings.tsv"
};

const unsigned char *collate_meanings(size_t *length) {
  *length = sizeof meanings;
  return meanings;
}
