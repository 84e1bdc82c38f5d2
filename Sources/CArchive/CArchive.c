#include "CArchive.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

typedef struct {
  uint8_t *bytes;
  size_t used, capacity, limit;
} buffer;

// Room for at least one more byte, unless the limit is reached: then one byte beyond it, which tells that there
// is more. What is a bomb so far is one to its end: `taken` are the bytes that were read for it.
static collate_unpack_result make_room(buffer *out, size_t taken) {
  if (out->used > out->limit) return collate_unpack_too_large;
  if (out->used < out->capacity) return collate_unpacked;
  if (out->used >= COLLATE_UNPACK_FREE && out->used / COLLATE_UNPACK_RATIO > taken) return collate_unpack_too_large;
  size_t capacity = out->capacity ? out->capacity * 2 : 1 << 16;
  if (capacity > out->limit + 1) capacity = out->limit + 1;
  uint8_t *bytes = realloc(out->bytes, capacity);
  if (!bytes) return collate_unpack_no_memory;
  out->bytes = bytes;
  out->capacity = capacity;
  return collate_unpacked;
}

static collate_unpack_result gunzip(z_stream *stream, const uint8_t *bytes, size_t length, buffer *out) {
  stream->next_in = (Bytef *)bytes;
  size_t left = length;
  for (;;) {
    collate_unpack_result room = make_room(out, length - left - stream->avail_in);
    if (room) return room;
    if (stream->avail_in == 0) {
      stream->avail_in = left > UINT_MAX ? UINT_MAX : (uInt)left;
      left -= stream->avail_in;
    }
    size_t space = out->capacity - out->used;
    uInt given = space > UINT_MAX ? UINT_MAX : (uInt)space;
    stream->next_out = out->bytes + out->used;
    stream->avail_out = given;
    int result = inflate(stream, Z_NO_FLUSH);
    out->used += given - stream->avail_out;
    if (result == Z_STREAM_END) {
      // Another member, the end, or padding that gzip itself ignores.
      if (stream->avail_in + left < 18 || *stream->next_in != 0x1f) {
        return out->used > out->limit ? collate_unpack_too_large : collate_unpacked;
      }
      if (inflateReset(stream) != Z_OK) return collate_unpack_damaged;
    } else if (result == Z_BUF_ERROR && stream->avail_in + left == 0) {
      return collate_unpack_truncated;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      return collate_unpack_damaged;
    }
  }
}

collate_unpack_result collate_gunzip(
    const uint8_t *bytes, size_t length, size_t limit, uint8_t **output, size_t *output_length) {
  buffer out = {.limit = limit};
  z_stream stream = {0};
  collate_unpack_result result = collate_unpack_no_memory;
  if (inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK) {
    result = gunzip(&stream, bytes, length, &out);
    inflateEnd(&stream);
  }
  *output = out.bytes;
  *output_length = out.used > limit ? limit : out.used;
  return result;
}

collate_unpack_result collate_unzstd(
    const uint8_t *bytes, size_t length, size_t limit, uint8_t **output, size_t *output_length) {
  buffer out = {.limit = limit};
  collate_unpack_result result = collate_unpack_no_memory;
  ZSTD_DStream *stream = ZSTD_createDStream();
  if (stream) {
    ZSTD_inBuffer in = {bytes, length, 0};
    for (;;) {
      result = make_room(&out, in.pos);
      if (result) break;
      ZSTD_outBuffer to = {out.bytes, out.capacity, out.used};
      size_t before = in.pos;
      size_t state = ZSTD_decompressStream(stream, &to, &in);
      size_t written = to.pos - out.used;
      out.used = to.pos;
      if (ZSTD_isError(state)) result = collate_unpack_damaged;
      else if (in.pos == in.size && state == 0) result = out.used > limit ? collate_unpack_too_large : collate_unpacked;
      else if (in.pos == in.size && in.pos == before && written == 0) result = collate_unpack_truncated;
      else continue;
      break;
    }
    ZSTD_freeDStream(stream);
  }
  *output = out.bytes;
  *output_length = out.used > limit ? limit : out.used;
  return result;
}

void collate_unpack_free(uint8_t *output) { free(output); }
