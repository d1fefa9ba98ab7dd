#pragma once

#include "ConnectionIdentity.h"

namespace lopsided
{

/** A delay that a compile needs: for which connection, and how many samples (never 0). */
struct DelayRequest
{
    ConnectionIdentity identity;
    int delaySamples = 0;
};

} // namespace lopsided
