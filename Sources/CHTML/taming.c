// Takes out of a page what makes HTML parsers quadratic: thousands of attributes in one tag, thousands of elements
// inside each other. What is taken out becomes spaces, so the page keeps its length and its text.
#include "taming.h"

#include <string.h>

enum { most_attributes = 200, deepest = 1000 };

static int is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }
static int is_space(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

static int is_name(const uint8_t *bytes, size_t length, const char *names) {
  // `names` are separated and enclosed by spaces.
  char name[16];
  if (length == 0 || length > 12) return 0;
  name[0] = ' ';
  for (size_t index = 0; index < length; index++) name[index + 1] = (char)(bytes[index] | 0x20);
  name[length + 1] = ' ';
  name[length + 2] = 0;
  return strstr(names, name) != NULL;
}

// Elements that hold nothing, or that the next of their kind closes: they do not nest by themselves.
static const char flat[] =
    " area base br col embed hr img input link meta source track wbr param p li td th tr option optgroup dt dd thead"
    " tbody tfoot rp rt ";
static const char raw[] = " script style textarea title xmp iframe noembed noframes ";

// The offset behind the tag that begins at `start`; attributes beyond the most allowed are blanked.
static size_t end_of_tag(uint8_t *bytes, size_t length, size_t start) {
  size_t attributes = 0;
  uint8_t quote = 0, before = 0;
  for (size_t at = start; at < length; at++) {
    uint8_t byte = bytes[at];
    if (quote) {
      if (byte == quote) quote = 0;
    } else if (byte == '>') {
      return at + 1;
    } else if ((byte == '"' || byte == '\'') && before == '=') {
      quote = byte;
    } else if (!is_space(byte) && at > start && (is_space(bytes[at - 1]) || bytes[at - 1] == '/') && before != '=') {
      attributes++;
    }
    if (!is_space(byte)) before = byte;
    if (attributes > most_attributes) bytes[at] = ' ';
  }
  return length;
}

static size_t find(const uint8_t *bytes, size_t length, size_t from, const char *mark) {
  size_t size = strlen(mark);
  while (from + size <= length) {
    const uint8_t *next = memchr(bytes + from, mark[0], length - from - size + 1);
    if (!next) break;
    from = (size_t)(next - bytes);
    size_t index = 1;
    while (index < size && (bytes[from + index] | 0x20) == (mark[index] | 0x20)) index++;
    if (index == size) return from;
    from++;
  }
  return length;
}

void collate_html_tame(uint8_t *bytes, size_t length) {
  size_t depth = 0, left_out = 0, at = 0;
  while (at + 1 < length) {
    const uint8_t *next = memchr(bytes + at, '<', length - at);
    if (!next) return;
    at = (size_t)(next - bytes);
    if (find(bytes, at + 4 < length ? at + 4 : length, at, "<!--") == at) {
      at = find(bytes, length, at + 4, "-->");
      continue;
    }
    int closes = at + 1 < length && bytes[at + 1] == '/';
    size_t name = at + 1 + (size_t)closes;
    if (name >= length || !is_letter(bytes[name])) {
      at++;
      continue;
    }
    size_t stop = name;
    while (stop < length && (is_letter(bytes[stop]) || (bytes[stop] >= '0' && bytes[stop] <= '9'))) stop++;
    size_t end = end_of_tag(bytes, length, stop);
    if (is_name(bytes + name, stop - name, raw)) {
      if (!closes) {
        char mark[16] = "</";
        memcpy(mark + 2, bytes + name, stop - name);
        mark[2 + stop - name] = 0;
        end = find(bytes, length, end, mark);
      }
    } else if (!is_name(bytes + name, stop - name, flat)) {
      int leaves_out = closes ? left_out > 0 : depth >= deepest;
      if (leaves_out) {
        memset(bytes + at, ' ', end - at);
        left_out += closes ? (size_t)-1 : 1;
      } else if (!closes) {
        depth++;
      } else if (depth > 0) {
        depth--;
      }
    }
    at = end;
  }
}
