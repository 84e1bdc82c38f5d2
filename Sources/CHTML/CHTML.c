#include "CHTML.h"

#include <gumbo.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// All of gumbo's memory comes from chunks that are freed together: its own clean-up recurses as deep as the
// page, which a hostile page turns into a stack overflow.
// A chunk is small enough to come from the heap, whose pages are used again for the next page.
enum { chunk_size = 1 << 16, deepest = 512 };

typedef struct chunk {
  struct chunk *previous;
  size_t used, size;
  max_align_t bytes[];
} chunk;

struct collate_html_page {
  chunk *chunks;
  collate_html_node *nodes;
  size_t count, capacity;
  int was_cut;
  const collate_html_source *source;
  // The frame as gumbo reads it, what became of each text, and the mark that was found last.
  const char *frame;
  uint8_t *states;
  size_t last_mark;
};

static void *take(void *owner, size_t size) {
  collate_html_page *page = owner;
  size = (size + 15) & ~(size_t)15;
  if (!page->chunks || page->chunks->size - page->chunks->used < size) {
    size_t room = size > chunk_size ? size : chunk_size;
    chunk *fresh = malloc(sizeof(chunk) + room);
    if (!fresh) abort();  // gumbo does not test for null.
    fresh->previous = page->chunks;
    fresh->used = 0;
    fresh->size = room;
    page->chunks = fresh;
  }
  void *place = (char *)page->chunks->bytes + page->chunks->used;
  page->chunks->used += size;
  return place;
}

static void leave(void *owner, void *place) {
  (void)owner;
  (void)place;
}

static collate_html_node *append(collate_html_page *page) {
  if (page->count == page->capacity) {
    size_t capacity = page->capacity ? page->capacity * 2 : 1024;
    collate_html_node *nodes = realloc(page->nodes, capacity * sizeof *nodes);
    if (!nodes) return NULL;
    page->nodes = nodes;
    page->capacity = capacity;
  }
  collate_html_node *node = &page->nodes[page->count++];
  memset(node, 0, sizeof *node);
  return node;
}

static collate_html_string string_of(const char *text) {
  return (collate_html_string){(const uint8_t *)text, strlen(text)};
}

// The mark of the tag that starts at a place; tags come nearly in the order of marks.
static uint32_t mark_of(collate_html_page *page, const GumboElement *element) {
  const char *start = element->original_tag.data;
  const uint32_t *marks = page->source->marks;
  if (!start || start < page->frame || start >= page->frame + page->source->frame_length) return 0;
  uint32_t offset = (uint32_t)(start - page->frame);
  size_t low = 0, high = page->source->mark_count;
  if (page->last_mark < high && marks[2 * page->last_mark] <= offset) low = page->last_mark;
  if (low + 1 < high && marks[2 * low + 2] > offset) high = low + 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (marks[2 * middle] < offset) low = middle + 1;
    else high = middle;
  }
  if (low == page->source->mark_count || marks[2 * low] != offset) return 0;
  page->last_mark = low;
  return marks[2 * low + 1];
}

enum { is_free, is_claimed, is_given };

// The number of the text in some state that a character of four bytes stands for; -1 when it stands for itself.
static int64_t text_at(const collate_html_page *page, const uint8_t *at, uint8_t state) {
  uint32_t scalar =
      (uint32_t)(at[0] & 7) << 18 | (uint32_t)(at[1] & 63) << 12 | (uint32_t)(at[2] & 63) << 6 | (at[3] & 63u);
  uint32_t number = scalar < 0xF0000 ? UINT32_MAX : scalar < 0x100000 ? scalar - 0xF0000 : scalar - 0x100000 + 65000;
  if (number >= page->source->text_count || page->states[number] != state) return -1;
  return number;
}

// A text with what its characters stand for in their place.
static collate_html_string expanded(collate_html_page *page, const char *text) {
  const uint8_t *bytes = (const uint8_t *)text;
  size_t length = strlen(text), whole = length;
  for (size_t at = 0; at + 4 <= length; at++) {
    if (bytes[at] < 0xF3) continue;
    int64_t number = text_at(page, bytes + at, is_free);
    if (number < 0) continue;
    whole += page->source->texts[2 * number + 1] - page->source->texts[2 * number];
    page->states[number] = is_claimed;
  }
  if (whole == length) return (collate_html_string){bytes, length};
  uint8_t *copy = take(page, whole), *end = copy;
  for (size_t at = 0; at < length;) {
    int64_t number = bytes[at] >= 0xF3 && at + 4 <= length ? text_at(page, bytes + at, is_claimed) : -1;
    if (number < 0) {
      *end++ = bytes[at++];
      continue;
    }
    const uint32_t *range = page->source->texts + 2 * number;
    memcpy(end, page->source->page + range[0], range[1] - range[0]);
    end += range[1] - range[0];
    page->states[number] = is_given;
    at += 4;
  }
  return (collate_html_string){copy, (size_t)(end - copy)};
}

static void fill_element(collate_html_page *page, collate_html_node *node, const GumboElement *element) {
  node->kind = collate_html_element;
  node->tag = element->tag;
  node->mark = mark_of(page, element);
  if (element->tag != GUMBO_TAG_UNKNOWN) {
    node->text = string_of(gumbo_normalized_tagname(element->tag));
  } else {
    GumboStringPiece name = element->original_tag;
    gumbo_tag_from_original_text(&name);
    node->text = (collate_html_string){(const uint8_t *)name.data, name.length};
  }
  size_t count = element->attributes.length;
  if (!count) return;
  collate_html_attribute *attributes = take(page, count * sizeof *attributes);
  for (size_t index = 0; index < count; index++) {
    const GumboAttribute *attribute = element->attributes.data[index];
    attributes[index] = (collate_html_attribute){string_of(attribute->name), string_of(attribute->value)};
  }
  node->attributes = attributes;
  node->attribute_count = (uint32_t)count;
}

static const GumboVector *children_of(const GumboNode *node) {
  switch (node->type) {
    case GUMBO_NODE_DOCUMENT: return &node->v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: return &node->v.element.children;
    default: return NULL;
  }
}

typedef struct {
  const GumboNode *node;
  int32_t index;
  unsigned next_child;
} step;

static bool enter(collate_html_page *page, const GumboNode *node, int32_t parent, int32_t depth, int32_t *index) {
  collate_html_node *fresh = append(page);
  if (!fresh) return false;
  *index = (int32_t)(page->count - 1);
  fresh->parent = parent;
  fresh->depth = depth;
  fresh->next = *index + 1;
  if (children_of(node)) {
    fill_element(page, fresh, &node->v.element);
  } else {
    fresh->kind = collate_html_text;
    fresh->text = expanded(page, node->v.text.text);
  }
  return true;
}

static bool flatten(collate_html_page *page, const GumboNode *root) {
  step path[deepest];
  int32_t depth = 0, index;
  if (!enter(page, root, -1, 0, &index)) return false;
  path[0] = (step){root, index, 0};
  while (depth >= 0) {
    step *here = &path[depth];
    const GumboVector *children = children_of(here->node);
    if (here->next_child == children->length) {
      page->nodes[here->index].next = (int32_t)page->count;
      depth--;
      continue;
    }
    const GumboNode *child = children->data[here->next_child++];
    if (child->type == GUMBO_NODE_COMMENT) continue;
    if (!enter(page, child, here->index, depth + 1, &index)) return false;
    if (!children_of(child)) continue;
    if (depth + 1 == deepest) {
      page->was_cut = 1;
      continue;
    }
    path[++depth] = (step){child, index, 0};
  }
  return true;
}

collate_html_page *collate_html_parse(const collate_html_source *source) {
  collate_html_page *page = calloc(1, sizeof *page);
  if (!page) return NULL;
  // gumbo's strings point into the copy; it lives in the page's memory, and so as long as the page.
  size_t length = source->frame_length;
  char *copy = take(page, length + 1);
  if (length) memcpy(copy, source->frame, length);
  page->source = source;
  page->frame = copy;
  page->states = take(page, source->text_count + 1);
  memset(page->states, is_free, source->text_count + 1);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = leave;
  options.userdata = page;
  options.max_errors = 0;
  GumboOutput *output = gumbo_parse_with_options(&options, copy, length);
  if (!output || !flatten(page, output->root)) {
    collate_html_close(page);
    return NULL;
  }
  page->source = NULL;
  return page;
}

void collate_html_close(collate_html_page *page) {
  if (!page) return;
  for (chunk *next, *each = page->chunks; each; each = next) {
    next = each->previous;
    free(each);
  }
  free(page->nodes);
  free(page);
}

const collate_html_node *collate_html_nodes(const collate_html_page *page, size_t *count) {
  *count = page->count;
  return page->nodes;
}

int collate_html_was_cut(const collate_html_page *page) { return page->was_cut; }

uint32_t collate_html_tag_count(void) { return GUMBO_TAG_UNKNOWN; }

const char *collate_html_tag_name(uint32_t tag) { return gumbo_normalized_tagname((GumboTag)tag); }
