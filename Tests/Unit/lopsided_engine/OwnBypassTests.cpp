// Bypass of a processor that has a parameter for it.
#include "GraphFixture.h"

namespace lopsided::testing
{
namespace
{
using Switch = NodeOptions::Switch;

/** Halves, or, as its own parameter says, passes on what it gets with its sign turned: so one hears who bypasses. */
class OwnBypassProcessor final : public TestProcessor
{
public:
    OwnBypassProcessor()
        : TestProcessor ("bypassable", 2, 2)
    {
        addParameter (new juce::AudioParameterFloat { { "amount", 1 }, "Amount", 0.0f, 1.0f, 0.0f });
        addParameter (bypass = new juce::AudioParameterBool { { "bypass", 1 }, "Bypass", false });
        setLatencySamples (100);
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) override
    {
        ++numCalls;
        audio.applyGain (*bypass ? -1.0f : 0.5f);
    }

    using TestProcessor::processBlock;

    juce::AudioProcessorParameter* getBypassParameter() const override { return bypass; }

    juce::AudioParameterBool* bypass = nullptr; ///< the processor owns it
    int numCalls = 0;
};

class OwnBypassTest : public GraphFixture
{
protected:
    OwnBypassTest()
    {
        auto made = std::make_unique<OwnBypassProcessor>();
        processor = made.get();
        id = insert (std::move (made));
        render();
    }

    void set (NodeOptions options, const CommitOptions& how = {})
    {
        auto edit = graph.edit();
        edit.setNodeOptions (id, options);
        ASSERT_TRUE (edit.commit (how).ok());
    }

    OwnBypassProcessor* processor = nullptr;
    NodeID id;
};

TEST_F (OwnBypassTest, BypassSetsTheParameterWithTheNextBlockAndDoesNothingElse)
{
    EXPECT_EQ (render(), 0.5f);
    set ({ .bypass = Switch::on });
    EXPECT_FALSE (*processor->bypass) << "the audio thread sets it";
    const auto calls = processor->numCalls;
    EXPECT_EQ (render(), -1.0f);
    EXPECT_EQ (audio.getSample (0, 0), -1.0f) << "no fade of ours: that is its business";
    EXPECT_TRUE (*processor->bypass);
    EXPECT_EQ (processor->numCalls, calls + 1);

    for (int block = 0; block < 20; ++block)
        EXPECT_EQ (render(), -1.0f) << "what is heard is the processor, not its input beside it";

    set ({});
    EXPECT_EQ (render(), 0.5f);
    EXPECT_FALSE (*processor->bypass);
}

TEST_F (OwnBypassTest, OtherEditsLeaveTheParameterToItsUser)
{
    set ({ .bypass = Switch::on });
    render();
    ASSERT_TRUE (graph.setParameter (id, 1, 0.0f).has_value());
    EXPECT_EQ (render(), 0.5f);
    set ({ .bypass = Switch::on, .mute = Switch::on }, CommitOptions::atOnce());
    set ({ .bypass = Switch::on }, CommitOptions::atOnce());
    EXPECT_EQ (render(), 0.5f) << "bypass was on before: nothing has been asked for";
}

TEST_F (OwnBypassTest, ANodeThatComesBypassedIsFromItsFirstBlockOn)
{
    auto made = std::make_unique<OwnBypassProcessor>();
    auto edit = graph.edit();
    edit.removeNode (id);
    const auto other = edit.addNode (std::move (made));
    edit.setNodeOptions (other, { .bypass = Switch::on });
    connectStereo (edit, graph.audioInput(), other);
    connectStereo (edit, other, graph.audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    render();
    EXPECT_EQ (audio.getSample (0, 0), -1.0f);
}

TEST_F (OwnBypassTest, ItStaysBypassedThroughALiveChange)
{
    set ({ .bypass = Switch::on });
    render();
    ASSERT_TRUE (graph.reprepare (id).has_value());

    for (int block = 0; block < 60; ++block)
    {
        render();
        graph.reclaim();
    }

    EXPECT_EQ (render(), -1.0f);
    EXPECT_TRUE (*processor->bypass);
}
} // namespace
} // namespace lopsided::testing
