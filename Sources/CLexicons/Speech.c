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
