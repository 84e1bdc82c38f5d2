#include "CSystem.h"
#include <string.h>

size_t collate_find_byte(const uint8_t *bytes, size_t length, uint8_t byte) {
  const uint8_t *found = length ? memchr(bytes, byte, length) : NULL;
  return found ? (size_t)(found - bytes) : length;
}
