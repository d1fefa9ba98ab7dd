#include "GraphFixture.h"

#include <atomic>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
using PlayHeadTest = GraphFixture;

/** Asks its play head in each block. */
class AskingProcessor final : public TestProcessor
{
public:
    explicit AskingProcessor (std::atomic<int>& answersToCount)
        : TestProcessor ("asking", 2, 2),
          numAnswers (answersToCount)
    {}

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override
    {
        const auto position = getPlayHead()->getPosition();

        if (position.hasValue() && position->getBpm().orFallback (0.0) == 90.0)
            ++numAnswers;
    }

private:
    std::atomic<int>& numAnswers;
};

/** A host's play head at a position. */
class StillPlayHead final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override
    {
        PositionInfo info;
        info.setIsPlaying (true);
        info.setBpm (120.0);
        info.setTimeInSamples (48000);
        info.setTimeInSeconds (1.0);
        info.setPpqPosition (2.0);
        return info;
    }
};

TEST_F (PlayHeadTest, EachPartOfALongBlockSeesItsOwnTime)
{
    StillPlayHead playHead;
    std::vector<juce::AudioPlayHead::PositionInfo> seen;
    auto processor =
        std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [] (auto&, auto&) {});
    auto* node = processor.get();
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [&] (auto&, auto&) {
        seen.push_back (*node->getPlayHead()->getPosition());
    }));
    auto edit = graph.edit();
    edit.addNode (std::move (processor));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    graph.setPlayHead (&playHead);
    render (1.0f, 2 * blockSize);

    ASSERT_EQ (seen.size(), 2u);
    EXPECT_EQ (*seen[0].getTimeInSamples(), 48000);
    EXPECT_EQ (*seen[1].getTimeInSamples(), 48000 + blockSize);
    EXPECT_NEAR (*seen[1].getTimeInSeconds(), 1.0 + blockSize / sampleRate, 1.0e-12);
    EXPECT_NEAR (*seen[1].getPpqPosition(), 2.0 + 2.0 * blockSize / sampleRate, 1.0e-12);
    EXPECT_EQ (*seen[1].getBpm(), 120.0);
}

/** A host's play head that may be asked in one thread only, as JUCE says. */
class OneThreadPlayHead final : public juce::AudioPlayHead
{
public:
    juce::Optional<PositionInfo> getPosition() const override
    {
        ++numCalls;
        wasAskedElsewhere = wasAskedElsewhere || std::this_thread::get_id() != home;
        PositionInfo info;
        info.setBpm (90.0);
        return info;
    }

    const std::thread::id home = std::this_thread::get_id();
    mutable std::atomic<int> numCalls { 0 };
    mutable std::atomic<bool> wasAskedElsewhere { false };
};

TEST_F (PlayHeadTest, TheHostsPlayHeadIsAskedOnceABlockHoweverManyNodesAndThreadsAsk)
{
    OneThreadPlayHead playHead;
    std::atomic<int> numAnswers { 0 };
    ASSERT_TRUE (graph.setWorkers ({ .numWorkers = 1 }).has_value());
    auto edit = graph.edit();

    for (int index = 0; index < 32; ++index)
    {
        auto asking = std::make_unique<AskingProcessor> (numAnswers);
        edit.connect (Port { graph.audioInput(), 0 }, Port { edit.addNode (std::move (asking)), 0 });
    }

    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    graph.setPlayHead (&playHead);
    render();
    render();

    EXPECT_EQ (numAnswers, 2 * 32);
    EXPECT_EQ (playHead.numCalls, 2);
    EXPECT_FALSE (playHead.wasAskedElsewhere);
    graph.setPlayHead (nullptr);
}

} // namespace
} // namespace lopsided::testing
