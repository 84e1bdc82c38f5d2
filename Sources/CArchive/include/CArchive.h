// Unpacks gzip and zstd in memory, up to a limit.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef enum {
  collate_unpacked,
  /// The data ends before its own end.
  collate_unpack_truncated,
  /// The data is damaged, or not of this format.
  collate_unpack_damaged,
  /// There is more than the limit allows.
  collate_unpack_too_large,
  collate_unpack_no_memory,
} collate_unpack_result;

/// How many bytes may come out before anyone asks what they came from.
#define COLLATE_UNPACK_FREE ((size_t)1 << 26)
/// How many times what was read for them they may be from then on.
#define COLLATE_UNPACK_RATIO ((size_t)100)

/// Unpacks all members (gzip) or frames (zstd) in `length` bytes, up to `limit` bytes of output.
///
/// Stops as if that were reached at a time when there is far more output than what was read explains.
/// `*output` is to be freed with `collate_unpack_free`; it holds what came out before any trouble.
collate_unpack_result collate_gunzip(
    const uint8_t *bytes, size_t length, size_t limit, uint8_t **output, size_t *output_length);
collate_unpack_result collate_unzstd(
    const uint8_t *bytes, size_t length, size_t limit, uint8_t **output, size_t *output_length);
void collate_unpack_free(uint8_t *output);
