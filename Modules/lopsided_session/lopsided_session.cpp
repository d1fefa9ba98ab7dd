#include "lopsided_session.h"
