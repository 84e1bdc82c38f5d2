#include "CTextKernels.h"
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of sixty-four bytes are letters, which are digits or not ASCII, and which are apostrophes.
struct classes {
  uint64_t letters, others, apostrophes;
};

#if defined(__SSE2__)
static inline struct classes classify(const uint8_t *bytes) {
  struct classes found = {0, 0, 0};
  for (int part = 0; part < 4; part++) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i lower = _mm_or_si128(block, _mm_set1_epi8(0x20));
    // Moved so that the range begins at the least signed byte.
    const __m128i letter =
        _mm_cmplt_epi8(_mm_add_epi8(lower, _mm_set1_epi8((char)(-128 - 'a'))), _mm_set1_epi8(-128 + 26));
    const __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(block, _mm_set1_epi8((char)(-128 - '0'))), _mm_set1_epi8(-128 + 10));
    const __m128i apostrophe = _mm_cmpeq_epi8(block, _mm_set1_epi8('\''));
    const int shift = 16 * part;
    found.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(letter) << shift;
    found.others |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(digit, block)) << shift;
    found.apostrophes |= (uint64_t)(uint32_t)_mm_movemask_epi8(apostrophe) << shift;
  }
  return found;
}
#else
static inline struct classes classify(const uint8_t *bytes) {
  struct classes found = {0, 0, 0};
  for (int place = 0; place < 64; place++) {
    const uint8_t byte = bytes[place];
    found.letters |= (uint64_t)((uint8_t)((byte | 0x20) - 'a') < 26) << place;
    found.others |= (uint64_t)((uint8_t)(byte - '0') < 10 || byte >= 0x80) << place;
    found.apostrophes |= (uint64_t)(byte == '\'') << place;
  }
  return found;
}
#endif

static inline uint64_t fold(uint64_t x) {
  const unsigned __int128 product = (unsigned __int128)x * 0xA0761D6478BD642Full;
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

static inline uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDull;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ull;
  return x ^ (x >> 33);
}

static inline uint64_t eight(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word | 0x2020202020202020ull;
}

/// The hash of `WordHash` for 1 to 15 letters, with sixteen bytes to read.
///
/// Without a branch, for whether a word has eight letters is hard to guess.
static inline uint64_t hash(const uint8_t *bytes, unsigned length) {
  const uint64_t empty = 0xCBF29CE484222325ull;
  const uint64_t first = eight(bytes), second = eight(bytes + 8);
  const uint64_t is_long = 0 - (uint64_t)(length >> 3);
  const uint64_t state = empty ^ (is_long & (empty ^ fold(empty ^ first)));
  const uint64_t filled = 8 * (length & 7);
  const uint64_t pending = (first ^ (is_long & (first ^ second))) & (((uint64_t)1 << filled) - 1);
  return mix(fold(state ^ pending ^ filled << 57));
}

/// Whether a sentence ends before a word, or a line.
static bool starts_sentence(const uint8_t *bytes, size_t start) {
  while (start > 0) {
    const uint8_t byte = bytes[--start];
    switch (byte) {
    case ' ': case '"': case '\'': case '(': case 0xC2: case 0xE2: continue;
    case '.': case '!': case '?': case ':': case '\n': case '\r': return true;
    default:
      if (byte < 0x80 || byte > 0xBF) return false;
    }
  }
  return true;
}

__attribute__((always_inline)) static inline size_t letter_words(const uint8_t *bytes, size_t offset, size_t end,
                                                                 bool names, uint32_t *codes, size_t *count,
                                                                 size_t room) {
  size_t found = *count;
  // A word that begins in a block is read sixteen bytes wide.
  while (offset + 80 <= end && found + 32 <= room) {
    const struct classes block = classify(bytes + offset);
    const unsigned limit = block.others ? (unsigned)__builtin_ctzll(block.others) : 64;
    uint64_t starts = block.letters & ~(block.letters << 1);
    uint64_t stops = ~block.letters & (block.letters << 1);
    unsigned next = limit;
    bool goes_on = limit == 64;
    while (starts) {
      const unsigned start = (unsigned)__builtin_ctzll(starts);
      if (start >= limit) break;
      const unsigned stop = stops ? (unsigned)__builtin_ctzll(stops) : 64;
      const unsigned length = stop - start;
      if (length > 15 || stop >= limit || (block.apostrophes >> stop & 1)) {
        next = start;
        // A word that may go on behind the block is read with the next one.
        goes_on = stop == 64 && length <= 15;
        break;
      }
      const uint8_t *word = bytes + offset + start;
      uint32_t code = (uint32_t)(hash(word, length) >> 48);
      if (names && !(*word & 0x20) && !starts_sentence(bytes, offset + start)) code |= 1u << 16;
      codes[found++] = code;
      starts &= starts - 1;
      stops &= stops - 1;
    }
    offset += next;
    if (!goes_on) break;
  }
  *count = found;
  return offset;
}

size_t collate_letter_words(const uint8_t *bytes, size_t offset, size_t end, bool names, uint32_t *codes,
                            size_t *count, size_t room) {
  return names ? letter_words(bytes, offset, end, true, codes, count, room)
               : letter_words(bytes, offset, end, false, codes, count, room);
}
