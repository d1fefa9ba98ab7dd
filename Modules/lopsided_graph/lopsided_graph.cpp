#include "lopsided_graph.h"
