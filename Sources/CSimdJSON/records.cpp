#include "records.h"

#include <charconv>
#include <new>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace simdjson;

struct collate_json_records {
  dom::parser parser;
  std::vector<collate_json_member> members;
  // Numbers as they would be written; a member points into it once all are there.
  std::string numbers;
};

static const uint8_t *bytes_of(const char *text) { return reinterpret_cast<const uint8_t *>(text); }

template <typename Number>
static void write_number(std::string &out, Number number) {
  char digits[40];
  auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

static collate_json_member member_of(collate_json_records *records, dom::key_value_pair field) {
  collate_json_member member{};
  member.name = bytes_of(field.key.data());
  member.name_length = field.key.size();
  // Offsets first: the buffer may move while it grows.
  size_t start = records->numbers.size();
  switch (field.value.type()) {
  case dom::element_type::STRING: {
    std::string_view text = field.value.get_string().value_unsafe();
    member.kind = collate_json_text;
    member.value = bytes_of(text.data());
    member.value_length = text.size();
    return member;
  }
  case dom::element_type::INT64: write_number(records->numbers, field.value.get_int64().value_unsafe()); break;
  case dom::element_type::UINT64: write_number(records->numbers, field.value.get_uint64().value_unsafe()); break;
  case dom::element_type::DOUBLE: write_number(records->numbers, field.value.get_double().value_unsafe()); break;
  case dom::element_type::BOOL:
    member.kind = collate_json_bool;
    member.value = bytes_of(field.value.get_bool().value_unsafe() ? "true" : "false");
    member.value_length = field.value.get_bool().value_unsafe() ? 4 : 5;
    return member;
  case dom::element_type::NULL_VALUE: member.kind = collate_json_null; return member;
  default: member.kind = collate_json_nested; return member;
  }
  member.kind = collate_json_number;
  member.value_length = records->numbers.size() - start;
  return member;
}

extern "C" collate_json_records *collate_json_records_open(void) { return new (std::nothrow) collate_json_records; }

extern "C" void collate_json_records_close(collate_json_records *records) { delete records; }

extern "C" size_t collate_json_padding(void) { return SIMDJSON_PADDING; }

extern "C" long collate_json_records_read(
    collate_json_records *records, const uint8_t *bytes, size_t length, const collate_json_member **members,
    const char **failure) {
  records->members.clear();
  records->numbers.clear();
  dom::element root;
  dom::object object;
  // The constant strings of error_message, so nothing is kept here.
  error_code error = records->parser.parse(bytes, length, false).get(root);
  if (!error) error = root.get_object().get(object);
  if (error) {
    *failure = error == INCORRECT_TYPE ? "it is not an object" : error_message(error);
    return -1;
  }
  for (dom::key_value_pair field : object) records->members.push_back(member_of(records, field));
  const uint8_t *number = bytes_of(records->numbers.data());
  for (auto &member : records->members) {
    if (member.kind != collate_json_number) continue;
    member.value = number;
    number += member.value_length;
  }
  *members = records->members.data();
  return static_cast<long>(records->members.size());
}
