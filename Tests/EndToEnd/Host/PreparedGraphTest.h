#pragma once

#include <gtest/gtest.h>
#include <lopsided_engine/lopsided_engine.h>

namespace lopsided::testing
{

/** Has a graph that is prepared for blocks of up to 64 frames at 48 kHz. */
class PreparedGraphTest : public ::testing::Test
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int maximumBlock = 64;

    PreparedGraphTest()
    {
        graph.setRateAndBufferSizeDetails (rate, maximumBlock);
        graph.prepareToPlay (rate, maximumBlock);
    }

    GraphProcessor graph;
};

} // namespace lopsided::testing
