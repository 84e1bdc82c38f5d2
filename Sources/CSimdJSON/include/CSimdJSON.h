#pragma once
#include "document.h"
#include <stddef.h>
#include <stdint.h>
