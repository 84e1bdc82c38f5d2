// Reads the top-level members of JSON records, one record at a time, without building a tree in Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What stands in a member.
typedef enum {
  collate_json_null,
  collate_json_text,
  collate_json_number,
  collate_json_bool,
  collate_json_nested,
} collate_json_kind;

/// A member of a record; the pointers are good until the next record is read.
typedef struct {
  const uint8_t *name;
  size_t name_length;
  /// The unescaped text; a number or `true` as it would be written; nothing for null and nested values.
  const uint8_t *value;
  size_t value_length;
  collate_json_kind kind;
} collate_json_member;

/// A parser with its buffers.
typedef struct collate_json_records collate_json_records;

/// A new parser, or null when there is no memory.
collate_json_records *collate_json_records_open(void);
void collate_json_records_close(collate_json_records *records);

/// How many bytes after a record must be readable.
size_t collate_json_padding(void);

/// Reads the object in `length` bytes at `bytes`, of which `padding` further bytes are readable.
///
/// Gives the number of members and puts them at `members`; -1 when the bytes are no JSON object, and the
/// reason, a constant string, at `failure`.
long collate_json_records_read(
    collate_json_records *records, const uint8_t *bytes, size_t length, const collate_json_member **members,
    const char **failure);

#ifdef __cplusplus
}
#endif
