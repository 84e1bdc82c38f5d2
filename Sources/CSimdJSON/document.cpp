#include "CSimdJSON.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <vector>

struct collate_json_document {
  simdjson::dom::parser parser;
  size_t duplicate = 0;

  const uint64_t *tape() const { return parser.doc.tape.get(); }
  const uint8_t *strings() const { return parser.doc.string_buf.get(); }
};

namespace {

constexpr uint64_t payload_mask = 0x00FFFFFFFFFFFFFFull;

uint8_t kind(uint64_t word) { return uint8_t(word >> 56); }

std::string_view string_at(const uint8_t *strings, size_t offset) {
  uint32_t length;
  std::memcpy(&length, strings + offset, sizeof length);
  return {reinterpret_cast<const char *>(strings + offset + sizeof length), length};
}

/// The tape index after the value that starts at `index`.
size_t after(const uint64_t *tape, size_t index) {
  switch (kind(tape[index])) {
  case '{':
  case '[':
    return size_t(tape[index] & 0xFFFFFFFFull);
  case 'l':
  case 'u':
  case 'd':
    return index + 2;
  default:
    return index + 1;
  }
}

struct member {
  std::string_view name;
  size_t offset;
};

/// Whether the object at `index` names a member twice; `*duplicate` is then the offset of its name.
bool repeats_member(
    const collate_json_document &document, size_t index, std::vector<member> &members, size_t *duplicate) {
  const uint64_t *tape = document.tape();
  members.clear();
  for (size_t at = index + 1; kind(tape[at]) != '}'; at = after(tape, at + 1)) {
    size_t offset = size_t(tape[at] & payload_mask);
    members.push_back({string_at(document.strings(), offset), offset});
  }
  std::sort(members.begin(), members.end(), [](const member &a, const member &b) { return a.name < b.name; });
  auto twice = std::adjacent_find(
      members.begin(), members.end(), [](const member &a, const member &b) { return a.name == b.name; });
  if (twice == members.end()) return false;
  *duplicate = twice->offset;
  return true;
}

int fault_of(simdjson::error_code error) {
  switch (error) {
  case simdjson::SUCCESS: return COLLATE_JSON_FINE;
  case simdjson::EMPTY: return COLLATE_JSON_EMPTY;
  case simdjson::UTF8_ERROR: return COLLATE_JSON_UTF8;
  case simdjson::STRING_ERROR:
  case simdjson::UNCLOSED_STRING:
  case simdjson::UNESCAPED_CHARS: return COLLATE_JSON_STRING;
  case simdjson::NUMBER_ERROR: return COLLATE_JSON_NUMBER;
  case simdjson::DEPTH_ERROR: return COLLATE_JSON_DEPTH;
  case simdjson::CAPACITY: return COLLATE_JSON_SIZE;
  case simdjson::MEMALLOC: return COLLATE_JSON_MEMORY;
  default: return COLLATE_JSON_SYNTAX;
  }
}

/// What simdjson lets through and we do not: repeated members, and integers above 2^63-1.
int check(collate_json_document &document) {
  const uint64_t *tape = document.tape();
  size_t end = size_t(tape[0] & payload_mask);
  std::vector<member> members;
  for (size_t at = 1; at < end; at++) {
    switch (kind(tape[at])) {
    case 'u': return COLLATE_JSON_NUMBER;
    case 'l':
    case 'd': at++; break;
    case '{':
      if (repeats_member(document, at, members, &document.duplicate)) return COLLATE_JSON_DUPLICATE;
      break;
    default: break;
    }
  }
  return COLLATE_JSON_FINE;
}

} // namespace

collate_json_document *collate_json_parse(const uint8_t *bytes, size_t length, size_t depth, int *fault) {
  auto *document = new (std::nothrow) collate_json_document;
  if (document == nullptr) {
    *fault = COLLATE_JSON_MEMORY;
    return nullptr;
  }
  try {
    auto error = document->parser.allocate(std::max(length, size_t(1)), depth);
    if (!error) error = document->parser.parse(bytes, length, true).error();
    *fault = fault_of(error);
    if (!error) *fault = check(*document);
  } catch (const std::bad_alloc &) {
    *fault = COLLATE_JSON_MEMORY;
  }
  if (*fault == COLLATE_JSON_FINE || *fault == COLLATE_JSON_DUPLICATE) return document;
  delete document;
  return nullptr;
}

const uint64_t *collate_json_tape(const collate_json_document *document) { return document->tape(); }

const uint8_t *collate_json_strings(const collate_json_document *document) { return document->strings(); }

size_t collate_json_duplicate(const collate_json_document *document) { return document->duplicate; }

void collate_json_free(collate_json_document *document) { delete document; }
