#include <Host/Live/LiveTransport.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

/** Moves on by blocks at 48 kHz. */
class LiveTransportTest : public ::testing::Test
{
protected:
    LiveTransportTest() { transport.prepare (48000.0); }

    void play (int numBlocks, int numFrames)
    {
        for (int block = 0; block < numBlocks; ++block)
        {
            transport.beginBlock();
            transport.advance (numFrames);
        }
    }

    LiveTransport transport;
};

TEST_F (LiveTransportTest, StandsUntilItIsToldToRollAndTellsTheGraphSo)
{
    play (10, 64);
    EXPECT_EQ (transport.positionInSeconds(), 0.0);
    EXPECT_FALSE (transport.getPosition()->getIsPlaying());

    transport.setState (LiveTransport::State::rolling);
    play (1, 48000);
    EXPECT_TRUE (transport.getPosition()->getIsPlaying());
    EXPECT_EQ (transport.positionInSeconds(), 1.0);
    EXPECT_EQ (transport.positionInBeats(), 2.0);
    EXPECT_EQ (*transport.getPosition()->getTimeInSamples(), 48000);

    transport.setState (LiveTransport::State::stopped);
    play (5, 64);
    EXPECT_EQ (transport.positionInSeconds(), 1.0);
}

TEST_F (LiveTransportTest, BeatsGoOnFromWhereTheyAreWhenTheTempoChanges)
{
    transport.setState (LiveTransport::State::rolling);
    double last = 0.0;

    for (int block = 0; block < 1000; ++block)
    {
        const auto tempo = 60.0 + 7.0 * (block % 20);
        transport.setTempo (tempo);
        play (1, 64);
        const auto beats = transport.positionInBeats();
        EXPECT_NEAR (beats - last, 64.0 / 48000.0 * tempo / 60.0, 1.0e-12);
        last = beats;
    }

    EXPECT_EQ (*transport.getPosition()->getTimeInSamples(), 64000);
}

TEST_F (LiveTransportTest, CountsBarsOfFourBeats)
{
    transport.setState (LiveTransport::State::rolling);
    play (1, 48000 * 5); // ten beats
    EXPECT_EQ (*transport.getPosition()->getBarCount(), 2);
    EXPECT_EQ (*transport.getPosition()->getPpqPositionOfLastBarStart(), 8.0);
    EXPECT_EQ (*transport.getPosition()->getPpqPosition(), 10.0);
}

TEST_F (LiveTransportTest, RewindsWithTheNextBlockAndGoesOnRolling)
{
    transport.setState (LiveTransport::State::rolling);
    play (10, 64);
    transport.rewind();
    transport.beginBlock();
    EXPECT_EQ (*transport.getPosition()->getTimeInSamples(), 0);
    EXPECT_EQ (transport.positionInBeats(), 0.0);
    transport.advance (64);
    EXPECT_EQ (*transport.getPosition()->getTimeInSamples(), 64);
}

TEST_F (LiveTransportTest, StandsAtTheSameBeatAndSecondWhenTheRateChanges)
{
    transport.setState (LiveTransport::State::rolling);
    play (3, 48000);
    transport.prepare (96000.0);
    EXPECT_EQ (transport.positionInSeconds(), 3.0);
    EXPECT_EQ (transport.positionInBeats(), 6.0);
    play (1, 96000);
    EXPECT_EQ (transport.positionInBeats(), 8.0);
}

TEST_F (LiveTransportTest, TakesNoTempoThatIsNoNumberOrThatNobodyCanPlay)
{
    transport.setTempo (std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ (transport.tempo(), 120.0);
    transport.setTempo (0.0);
    EXPECT_EQ (transport.tempo(), LiveTransport::slowestTempo);
    transport.setTempo (1.0e9);
    EXPECT_EQ (transport.tempo(), LiveTransport::fastestTempo);
}

} // namespace
} // namespace lopsided::testing
