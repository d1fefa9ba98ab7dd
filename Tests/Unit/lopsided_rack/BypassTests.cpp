// Bypass: without a click, and as late as the graph.
#include "RackFixture.h"

#include <cmath>

namespace lopsided::testing
{
namespace
{

class RackBypassTest : public RackTest
{
protected:
    void bypass (bool isBypassed)
    {
        rack.parameters().bypass().setValueNotifyingHost (isBypassed ? 1.0f : 0.0f);
    }
};

TEST_F (RackBypassTest, LetsWhatComesInGoOut)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();
    EXPECT_EQ (render (0.5f), 0.0f);
    bypass (true);
    settle();
    EXPECT_EQ (render (0.5f), 0.5f);
    bypass (false);
    settle();
    EXPECT_EQ (render (0.5f), 0.0f);
}

TEST_F (RackBypassTest, FadesOver)
{
    const auto gain = insertGain();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.0f));
    settle();
    bypass (true);
    auto last = 0.0f;

    for (int block = 0; block < 30; ++block)
    {
        render (1.0f);

        for (int frame = 0; frame < blockSize; ++frame)
        {
            EXPECT_LE (std::abs (audio.getSample (0, frame) - last),
                       1.1f / (0.02f * static_cast<float> (rate)));
            last = audio.getSample (0, frame);
        }
    }

    EXPECT_EQ (last, 1.0f);
}

TEST_F (RackBypassTest, IsAsLateAsTheGraph)
{
    constexpr auto latency = 100;
    ASSERT_TRUE (rack.document().graph().setLatencyBudget (latency).has_value());
    bypass (true);
    settle();
    midi.clear();

    for (int block = 0; block < 10; ++block)
        render (0.0f);

    std::vector<float> heard;

    for (int block = 0; block < 4; ++block)
    {
        audio.clear();

        if (block == 0)
            audio.setSample (0, 5, 1.0f);

        rack.processBlock (audio, midi);
        heard.insert (heard.end(), audio.getReadPointer (0), audio.getReadPointer (0) + blockSize);
    }

    for (int frame = 0; frame < static_cast<int> (heard.size()); ++frame)
        ASSERT_EQ (heard[static_cast<std::size_t> (frame)], frame == 5 + latency ? 1.0f : 0.0f) << frame;
}

TEST_F (RackBypassTest, ALatencyThatChangesMeanwhileMakesNoClick)
{
    bypass (true);
    settle();
    auto last = 1.0f;

    for (int block = 0; block < 60; ++block)
    {
        if (block == 10)
        {
            ASSERT_TRUE (rack.document().graph().setLatencyBudget (64).has_value());
        }

        render (1.0f);
        rack.document().graph().reclaim();

        for (int frame = 0; frame < blockSize; ++frame)
        {
            EXPECT_LE (std::abs (audio.getSample (0, frame) - last), 0.01f);
            last = audio.getSample (0, frame);
        }
    }
}

TEST_F (RackBypassTest, OfAnInstrumentIsSilence)
{
    RackProcessor instrument { RackVariant::instrument };
    instrument.prepareToPlay (rate, blockSize);
    connect (instrument, add (instrument, sinePlugin), GraphNodes::audioOutput);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_GT (audio.getMagnitude (0, blockSize), 0.0f);
    instrument.parameters().bypass().setValueNotifyingHost (1.0f);

    for (int block = 0; block < 60; ++block)
        render (instrument, 0.0f);

    EXPECT_EQ (audio.getMagnitude (0, blockSize), 0.0f);
}

} // namespace
} // namespace lopsided::testing
