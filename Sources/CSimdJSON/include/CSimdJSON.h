#pragma once
#include <stddef.h>
#include <stdint.h>
#include "records.h"
