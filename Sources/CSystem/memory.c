#include "CSystem.h"
#include <malloc.h>

void collate_return_freed_memory(void) { mallopt(M_TRIM_THRESHOLD, 1 << 20); }
