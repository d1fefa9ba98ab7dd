#include <Host/WaveformEnvelope.h>
#include <gtest/gtest.h>
#include <vector>

namespace lopsided::testing
{
namespace
{

TEST (WaveformEnvelope, KeepsTheExtremesOfEachChannelHoweverLongTheSignal)
{
    WaveformEnvelope envelope (2);
    std::vector<float> left (1000, 0.1f), right (1000, 0.0f);
    right[500] = -0.75f;

    for (int block = 0; block < 3000; ++block)
    {
        left[999] = block == 2000 ? 0.9f : 0.1f;
        const float* channels[] { left.data(), right.data() };
        envelope.append (channels, 1000);
    }

    EXPECT_EQ (envelope.numFrames(), 3000000);
    EXPECT_EQ (envelope.between (0, 0, 3000000).highest, 0.9f);
    EXPECT_EQ (envelope.between (0, 2000000, 2002000).highest, 0.9f);
    EXPECT_EQ (envelope.between (0, 0, 1000000).highest, 0.1f);
    EXPECT_EQ (envelope.between (1, 0, 3000000).lowest, -0.75f);
    EXPECT_EQ (envelope.between (1, 4000000, 5000000).lowest, 0.0f);
}

} // namespace
} // namespace lopsided::testing
