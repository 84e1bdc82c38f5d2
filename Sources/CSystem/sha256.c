#include "CSystem.h"
#include <nettle/sha2.h>

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
