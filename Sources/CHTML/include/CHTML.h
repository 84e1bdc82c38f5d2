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
  uint32_t attribute_count;
  /// The number its tag was marked with; 0 for a text or an element that was not.
  uint32_t mark;
  /// The number of the element's name, from 0 to `collate_html_tag_count`; that itself for a name of no number.
  uint32_t tag;
} collate_html_node;

/// A page in two parts, so that the parser reads its tags alone.
typedef struct {
  /// The tags, and text as it stands in a page, in UTF-8. The character U+F0000 + n, or U+100000 + n - 65,000 from
  /// n = 65,000 on, stands for text n.
  const uint8_t *frame;
  size_t frame_length;
  const uint8_t *page;
  /// Where text n starts and ends in `page`: numbers 2n and 2n + 1.
  const uint32_t *texts;
  size_t text_count;
  /// Where in the frame a marked tag starts, and its number, one behind the other, in order.
  const uint32_t *marks;
  size_t mark_count;
} collate_html_source;

/// How many texts a frame may leave out.
enum { collate_html_most_texts = 130000 };

typedef struct collate_html_page collate_html_page;

/// The elements and texts of a page; null when there is no memory or gumbo gives up.
///
/// Nothing of `source` is needed afterwards. A text stands for one character of the frame, whichever comes first.
/// Parents come before their children. Elements more than 512 deep are left out with all they hold, and
/// `was_cut` says so.
collate_html_page *collate_html_parse(const collate_html_source *source);
void collate_html_close(collate_html_page *page);
const collate_html_node *collate_html_nodes(const collate_html_page *page, size_t *count);
int collate_html_was_cut(const collate_html_page *page);

/// How many element names have numbers, and the name of a number below that.
uint32_t collate_html_tag_count(void);
const char *collate_html_tag_name(uint32_t tag);
