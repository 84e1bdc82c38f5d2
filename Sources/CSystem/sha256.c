#include "CSystem.h"
#include <nettle/sha2.h>
#include <stdbool.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

void collate_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, length, bytes);
  sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

size_t collate_sha256_state_size(void) { return sizeof(struct sha256_ctx); }

void collate_sha256_begin(void *state) { sha256_init(state); }

void collate_sha256_add(void *state, const uint8_t *bytes, size_t length) { sha256_update(state, length, bytes); }

void collate_sha256_end(void *state, uint8_t *digest) { sha256_digest(state, SHA256_DIGEST_SIZE, digest); }

static void hash_one(const uint8_t *bytes, const collate_span *span, uint64_t *digest) {
  uint8_t out[SHA256_DIGEST_SIZE];
  collate_sha256(bytes + span->start, span->length, out);
  for (int word = 0; word < 4; word++) {
    digest[word] = 0;
    for (int byte = 0; byte < 8; byte++) digest[word] = digest[word] << 8 | out[8 * word + byte];
  }
}

static void hash_one_by_one(const uint8_t *bytes, const collate_span *spans, size_t count, uint64_t *digests) {
  for (size_t number = 0; number < count; number++) hash_one(bytes, &spans[number], digests + 4 * number);
}

#if defined(__x86_64__)

#define WIDE __attribute__((target("avx512f,avx512bw")))

enum { lanes_at_once = 16 };

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static const uint32_t beginning[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// What one lane still has to read.
struct lane {
  /// The next whole blocks; behind them come those of `tail`, which ends with the length.
  const uint8_t *next;
  size_t blocks, tail_blocks;
  uint8_t tail[128];
  /// The number of the span; `SIZE_MAX` for a lane that has none.
  size_t number;
};

/// Sixteen hashes under way: each word of their states together.
struct lanes {
  _Alignas(64) uint32_t state[8][lanes_at_once];
  struct lane lane[lanes_at_once];
};

/// Goes on behind some blocks; says whether the hash is done.
static bool advance(struct lane *lane, size_t count) {
  lane->next += 64 * count;
  lane->blocks -= count;
  if (lane->blocks > 0) return false;
  lane->next = lane->tail;
  lane->blocks = lane->tail_blocks;
  lane->tail_blocks = 0;
  return lane->blocks == 0;
}

static void begin(struct lanes *lanes, int place, const uint8_t *bytes, const collate_span *span, size_t number) {
  struct lane *lane = &lanes->lane[place];
  for (int word = 0; word < 8; word++) lanes->state[word][place] = beginning[word];
  lane->next = bytes + span->start;
  lane->blocks = span->length / 64;
  lane->number = number;
  const size_t left = span->length % 64;
  lane->tail_blocks = left < 56 ? 1 : 2;
  memset(lane->tail, 0, sizeof lane->tail);
  if (left > 0) memcpy(lane->tail, lane->next + lane->blocks * 64, left);
  lane->tail[left] = 0x80;
  const uint64_t bits = __builtin_bswap64((uint64_t)span->length * 8);
  memcpy(lane->tail + lane->tail_blocks * 64 - 8, &bits, 8);
  if (lane->blocks == 0) advance(lane, 0);
}

static void finish(const struct lanes *lanes, int place, uint64_t *digests) {
  uint64_t *digest = digests + 4 * lanes->lane[place].number;
  for (int word = 0; word < 4; word++) {
    digest[word] = (uint64_t)lanes->state[2 * word][place] << 32 | lanes->state[2 * word + 1][place];
  }
}

/// Makes rows of columns: sixteen blocks become their first words, their second words and so on.
WIDE static inline __attribute__((always_inline)) void transpose(__m512i *w) {
  __m512i t[16], u[16];
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i += 2) {
    t[i] = _mm512_unpacklo_epi32(w[i], w[i + 1]);
    t[i + 1] = _mm512_unpackhi_epi32(w[i], w[i + 1]);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i += 4) {
    u[i] = _mm512_unpacklo_epi64(t[i], t[i + 2]);
    u[i + 1] = _mm512_unpackhi_epi64(t[i], t[i + 2]);
    u[i + 2] = _mm512_unpacklo_epi64(t[i + 1], t[i + 3]);
    u[i + 3] = _mm512_unpackhi_epi64(t[i + 1], t[i + 3]);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    const __m512i a = _mm512_shuffle_i32x4(u[i], u[4 + i], 0x88), b = _mm512_shuffle_i32x4(u[8 + i], u[12 + i], 0x88);
    const __m512i c = _mm512_shuffle_i32x4(u[i], u[4 + i], 0xdd), d = _mm512_shuffle_i32x4(u[8 + i], u[12 + i], 0xdd);
    w[i] = _mm512_shuffle_i32x4(a, b, 0x88);
    w[4 + i] = _mm512_shuffle_i32x4(c, d, 0x88);
    w[8 + i] = _mm512_shuffle_i32x4(a, b, 0xdd);
    w[12 + i] = _mm512_shuffle_i32x4(c, d, 0xdd);
  }
}

WIDE static inline __m512i exclusive(__m512i a, __m512i b, __m512i c) {
  return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}

/// The word of the schedule that takes the place of `w[i]`.
WIDE static inline __m512i scheduled(const __m512i *w, int i) {
  const __m512i early = w[(i + 1) & 15], late = w[(i + 14) & 15];
  const __m512i small =
      exclusive(_mm512_ror_epi32(early, 7), _mm512_ror_epi32(early, 18), _mm512_srli_epi32(early, 3));
  const __m512i large =
      exclusive(_mm512_ror_epi32(late, 17), _mm512_ror_epi32(late, 19), _mm512_srli_epi32(late, 10));
  return _mm512_add_epi32(_mm512_add_epi32(w[i], small), _mm512_add_epi32(w[(i + 9) & 15], large));
}

/// A round: the words of the state change their names instead of their places.
WIDE static inline __attribute__((always_inline)) void round_of(__m512i *s, int i, __m512i word) {
  const __m512i a = s[-i & 7], b = s[(1 - i) & 7], c = s[(2 - i) & 7];
  const __m512i e = s[(4 - i) & 7], f = s[(5 - i) & 7], g = s[(6 - i) & 7];
  const __m512i large = exclusive(_mm512_ror_epi32(e, 6), _mm512_ror_epi32(e, 11), _mm512_ror_epi32(e, 25));
  const __m512i small = exclusive(_mm512_ror_epi32(a, 2), _mm512_ror_epi32(a, 13), _mm512_ror_epi32(a, 22));
  const __m512i choice = _mm512_ternarylogic_epi32(e, f, g, 0xca), majority = _mm512_ternarylogic_epi32(a, b, c, 0xe8);
  const __m512i sum = _mm512_add_epi32(_mm512_add_epi32(s[(7 - i) & 7], word), _mm512_add_epi32(large, choice));
  s[(3 - i) & 7] = _mm512_add_epi32(s[(3 - i) & 7], sum);
  s[(7 - i) & 7] = _mm512_add_epi32(sum, _mm512_add_epi32(small, majority));
}

/// Takes the next `count` blocks of all lanes.
WIDE static void compress(struct lanes *lanes, size_t count) {
  const __m512i swapped = _mm512_broadcast_i32x4(_mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
  for (size_t block = 0; block < count; block++) {
    __m512i w[16], s[8];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      w[i] = _mm512_shuffle_epi8(_mm512_loadu_si512(lanes->lane[i].next + 64 * block), swapped);
    }
    transpose(w);
    for (int i = 0; i < 8; i++) s[i] = _mm512_load_si512(lanes->state[i]);
    for (int group = 0; group < 64; group += 16) {
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++) {
        round_of(s, i, _mm512_add_epi32(w[i], _mm512_set1_epi32((int)constants[group + i])));
        if (group < 48) w[i] = scheduled(w, i);
      }
    }
    for (int i = 0; i < 8; i++) {
      _mm512_store_si512(lanes->state[i], _mm512_add_epi32(s[i], _mm512_load_si512(lanes->state[i])));
    }
  }
}

/// Gives lanes without a span what another one reads, since nobody asks what comes out; the blocks that all have.
static size_t common_blocks(struct lanes *lanes, const struct lane *live) {
  size_t least = live->blocks;
  for (int place = 0; place < lanes_at_once; place++) {
    struct lane *lane = &lanes->lane[place];
    if (lane->number == SIZE_MAX) {
      lane->next = live->next;
    } else if (lane->blocks < least) {
      least = lane->blocks;
    }
  }
  return least;
}

static void hash_by_sixteen(const uint8_t *bytes, const collate_span *spans, size_t count, uint64_t *digests) {
  struct lanes lanes;
  size_t next = 0;
  for (int place = 0; place < lanes_at_once; place++) {
    lanes.lane[place].number = SIZE_MAX;
    if (next < count) begin(&lanes, place, bytes, &spans[next], next), next++;
  }
  while (true) {
    const struct lane *live = NULL;
    for (int place = 0; place < lanes_at_once; place++) {
      if (lanes.lane[place].number != SIZE_MAX) live = &lanes.lane[place];
    }
    if (live == NULL) return;
    const size_t blocks = common_blocks(&lanes, live);
    compress(&lanes, blocks);
    for (int place = 0; place < lanes_at_once; place++) {
      struct lane *lane = &lanes.lane[place];
      if (lane->number == SIZE_MAX || !advance(lane, blocks)) continue;
      finish(&lanes, place, digests);
      lane->number = SIZE_MAX;
      if (next < count) begin(&lanes, place, bytes, &spans[next], next), next++;
    }
  }
}

void collate_sha256_each(const uint8_t *bytes, const collate_span *spans, size_t count, uint64_t *digests) {
  // Fewer are done sooner one by one, with the processor's own instructions for it.
  const bool is_wide = count >= lanes_at_once && __builtin_cpu_supports("avx512bw");
  (is_wide ? hash_by_sixteen : hash_one_by_one)(bytes, spans, count, digests);
}

#else

void collate_sha256_each(const uint8_t *bytes, const collate_span *spans, size_t count, uint64_t *digests) {
  hash_one_by_one(bytes, spans, count, digests);
}

#endif
