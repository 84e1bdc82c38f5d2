#define _DEFAULT_SOURCE  // madvise
#include "CSystem.h"
#include <malloc.h>
#include <sys/mman.h>

void collate_return_freed_memory(void) { mallopt(M_TRIM_THRESHOLD, 1 << 20); }

void collate_expect_filling(void *memory, size_t length) {
  uintptr_t large = (uintptr_t)1 << 21;
  uintptr_t start = ((uintptr_t)memory + large - 1) & ~(large - 1), end = ((uintptr_t)memory + length) & ~(large - 1);
  // Advice: where it is not taken, nothing is lost.
  if (start < end) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}
