#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parsed JSON document: simdjson's tape and the strings it points to.
typedef struct collate_json_document collate_json_document;

/// What can be wrong with a document; the Swift side has a sentence for each.
enum collate_json_fault {
  COLLATE_JSON_FINE = 0,
  COLLATE_JSON_SYNTAX,
  COLLATE_JSON_EMPTY,
  COLLATE_JSON_UTF8,
  COLLATE_JSON_STRING,
  COLLATE_JSON_NUMBER,
  COLLATE_JSON_DEPTH,
  COLLATE_JSON_SIZE,
  COLLATE_JSON_MEMORY,
  COLLATE_JSON_DUPLICATE,
};

/// Parses one document and nothing after it; `*fault` says how that went.
///
/// Returns null on a fault, except for COLLATE_JSON_DUPLICATE: then `collate_json_duplicate` names the member.
collate_json_document *collate_json_parse(const uint8_t *bytes, size_t length, size_t depth, int *fault);

/// The tape, as simdjson's `doc/tape.md` describes it.
const uint64_t *collate_json_tape(const collate_json_document *document);

/// The strings: at each offset a 32-bit length in machine order, then that many UTF-8 bytes.
const uint8_t *collate_json_strings(const collate_json_document *document);

/// The offset in the strings of the member name that stands twice in one object.
size_t collate_json_duplicate(const collate_json_document *document);

void collate_json_free(collate_json_document *document);

#ifdef __cplusplus
}
#endif
