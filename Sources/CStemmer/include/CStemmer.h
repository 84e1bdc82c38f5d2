#pragma once
#include <stddef.h>
#include <stdint.h>
// The Snowball stemmers (libstemmer, BSD licence).
#include <libstemmer.h>
