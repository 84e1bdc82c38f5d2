#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the 32-byte SHA-256 of `length` bytes at `bytes` to `digest`.
void collate_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);

/// Some bytes among others.
typedef struct {
  size_t start, length;
} collate_span;

/// Writes the SHA-256 of each of `count` spans of `bytes` to `digests`, as four words each with the first byte highest.
///
/// Sixteen at a time where the processor has words of 512 bits, which is faster than one after the other.
void collate_sha256_each(const uint8_t *bytes, const collate_span *spans, size_t count, uint64_t *digests);

/// The size of what `collate_sha256_begin` fills.
size_t collate_sha256_state_size(void);
/// Begins a SHA-256 whose bytes come in parts.
void collate_sha256_begin(void *state);
/// Takes the next part.
void collate_sha256_add(void *state, const uint8_t *bytes, size_t length);
/// Writes the 32-byte SHA-256 of all parts to `digest`.
void collate_sha256_end(void *state, uint8_t *digest);

/// From now on hands freed memory back to the system: by itself glibc keeps up to 64 MiB of it in each of eight heaps a core.
void collate_return_freed_memory(void);

/// Where a byte first stands in some; their number when it does not. With the C library's memchr, which looks at 32 bytes or more at once.
size_t collate_find_byte(const uint8_t *bytes, size_t length, uint8_t byte);

/// Writes where lines start, behind every line feed in some bytes, to `starts`: `room` of them at most.
///
/// `bytes` hold fewer than 2^32. Gives how many starts there are, or `SIZE_MAX` when the bytes hold a carriage return.
size_t collate_line_starts(const uint8_t *bytes, size_t length, uint32_t *starts, size_t room);

/// Whether all bytes are ASCII.
bool collate_is_ascii(const uint8_t *bytes, size_t length);

/// Says that some memory will be filled from its beginning to its end, so that the system gives it in large pages.
void collate_expect_filling(void *memory, size_t length);
