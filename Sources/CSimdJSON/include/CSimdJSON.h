#pragma once
#include "document.h"
#include "records.h"
#include <stddef.h>
#include <stdint.h>
