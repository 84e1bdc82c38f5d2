#include "CSystem.h"
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

size_t collate_find_byte(const uint8_t *bytes, size_t length, uint8_t byte) {
  const uint8_t *found = length ? memchr(bytes, byte, length) : NULL;
  return found ? (size_t)(found - bytes) : length;
}

#if defined(__SSE2__)
/// The line feeds among sixty-four bytes, a bit each; adds the carriage returns to `returns`.
static inline uint64_t feeds_in(const uint8_t *bytes, __m128i *returns) {
  uint64_t feeds = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i block = _mm_loadu_si128((const __m128i *)bytes + part);
    const __m128i is_feed = _mm_cmpeq_epi8(block, _mm_set1_epi8('\n'));
    *returns = _mm_or_si128(*returns, _mm_cmpeq_epi8(block, _mm_set1_epi8('\r')));
    feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(is_feed) << (16 * part);
  }
  return feeds;
}
#endif

size_t collate_line_starts(const uint8_t *bytes, size_t length, uint32_t *starts, size_t room) {
  size_t count = 0, place = 0;
#if defined(__SSE2__)
  __m128i returns = _mm_setzero_si128();
  for (; place + 64 <= length; place += 64) {
    for (uint64_t feeds = feeds_in(bytes + place, &returns); feeds != 0; feeds &= feeds - 1) {
      if (count < room) starts[count] = (uint32_t)(place + (size_t)__builtin_ctzll(feeds) + 1);
      count++;
    }
  }
  if (_mm_movemask_epi8(returns) != 0) return SIZE_MAX;
#endif
  for (; place < length; place++) {
    if (bytes[place] == '\r') return SIZE_MAX;
    if (bytes[place] != '\n') continue;
    if (count < room) starts[count] = (uint32_t)place + 1;
    count++;
  }
  return count;
}

bool collate_is_ascii(const uint8_t *bytes, size_t length) {
  uint8_t all = 0;
  for (size_t place = 0; place < length; place++) all |= bytes[place];
  return all < 0x80;
}
