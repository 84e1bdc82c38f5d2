#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writes the 32-byte SHA-256 of `length` bytes at `bytes` to `digest`.
void collate_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);
