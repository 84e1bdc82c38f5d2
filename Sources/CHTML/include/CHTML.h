// Parses HTML with gumbo into one flat array of nodes, so that no tree is walked by recursion.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// What a node is.
typedef enum {
  collate_html_element,
  collate_html_text,
} collate_html_kind;

/// A name or value as it lies in memory; not terminated.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} collate_html_string;

typedef struct {
  collate_html_string name;
  collate_html_string value;
} collate_html_attribute;

/// A node in document order. Its subtree is the nodes up to `next`.
typedef struct {
  collate_html_kind kind;
  int32_t parent;
  int32_t next;
  int32_t depth;
  /// The element's name in lower case, or the text.
  collate_html_string text;
  const collate_html_attribute *attributes;
  size_t attribute_count;
} collate_html_node;

typedef struct collate_html_page collate_html_page;

/// The page of HTML in UTF-8; null when there is no memory or gumbo gives up.
///
/// Parents come before their children. Elements more than 512 deep are left out with all they hold, and
/// `was_cut` says so.
collate_html_page *collate_html_parse(const uint8_t *bytes, size_t length);
void collate_html_close(collate_html_page *page);
const collate_html_node *collate_html_nodes(const collate_html_page *page, size_t *count);
int collate_html_was_cut(const collate_html_page *page);
