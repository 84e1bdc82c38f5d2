#pragma once
#include <stddef.h>
#include <stdint.h>

/// Blanks what would make parsing take more than linear time. O(length).
void collate_html_tame(uint8_t *bytes, size_t length);
