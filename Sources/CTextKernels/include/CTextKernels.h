#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The codes of words of ASCII letters, the way most words are, sixty-four bytes at a time.
///
/// Reads `bytes` from `offset`, where no word goes on, and adds the code of each word to `codes`, which holds `*count`
/// and has room for `room`: the upper sixteen bits of the hash of the word in lower case, and in the sixteenth bit, when
/// `names` is set, whether it is a name: it has a capital that is not there for opening a sentence. Stops before a word
/// of more than fifteen letters, one with a digit, an apostrophe or a byte that is not ASCII, before such a byte itself,
/// near `end` and when room is short; gives the offset to go on from, which is `offset` when nothing was read.
size_t collate_letter_words(const uint8_t *bytes, size_t offset, size_t end, bool names, uint32_t *codes,
                            size_t *count, size_t room);
