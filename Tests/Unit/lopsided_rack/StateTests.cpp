// What a DAW's project keeps of a rack.
#include "RackFixture.h"

#include <Plugin/RackState.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace lopsided::testing
{
namespace
{

using RackStateTest = RackTest;

void set (RackProcessor& rack, const std::string& text)
{
    rack.setStateInformation (text.data(), static_cast<int> (text.size()));
}

std::string text (const juce::MemoryBlock& state)
{
    return { static_cast<const char*> (state.getData()), state.getSize() };
}

TEST_F (RackStateTest, ComesBackExactly)
{
    const auto gain = insertGain();
    map (4, gain, "gain");
    rack.document().setMacroName (4, "Level");
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.7f));
    rack.parameters().macro (4).setValue (0.25f);
    settle();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.6f)); // by hand, after the macro
    settle();
    rack.parameters().bypass().setValueNotifyingHost (1.0f);
    const auto state = stateOf (rack);

    RackProcessor other { RackVariant::effect };
    other.prepareToPlay (rate, blockSize);
    other.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    EXPECT_FLOAT_EQ (other.parameters().macro (4).getValue(), 0.25f);
    EXPECT_EQ (other.parameters().macro (4).getName (32), juce::String ("Level"));
    EXPECT_TRUE (other.parameters().bypass().get());
    render (other, 1.0f);
    EXPECT_FLOAT_EQ (valueOf (other, gain), 0.6f); // not where the macro would put it
    EXPECT_EQ (text (stateOf (other)), text (state));
}

TEST_F (RackStateTest, IsThereWithTheNextBlock)
{
    insertGain();
    const auto state = stateOf (rack);
    RackProcessor other { RackVariant::effect };
    other.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    other.prepareToPlay (rate, blockSize);
    EXPECT_EQ (render (other, 0.5f), 0.5f);
}

TEST_F (RackStateTest, ThatComesAfterItWasPreparedIsThereAsWell)
{
    insertGain();
    const auto state = stateOf (rack);
    RackProcessor other { RackVariant::effect };
    other.prepareToPlay (rate, blockSize);
    other.setStateInformation (state.getData(), static_cast<int> (state.getSize()));

    for (int block = 0; block < 60; ++block)
        render (other, 0.5f);

    EXPECT_EQ (audio.getSample (0, blockSize - 1), 0.5f);
}

/** A rack whose sine is never silent by itself, and one more, which gets that one's state while it plays the same. */
class RackStateOverAnother : public RackStateTest
{
protected:
    RackStateOverAnother()
    {
        connect (rack, add (rack, sinePlugin), GraphNodes::audioOutput);
        state = stateOf (rack);
        load();
    }

    void load() { other.setStateInformation (state.getData(), static_cast<int> (state.getSize())); }

    juce::MemoryBlock state;
    RackProcessor other { RackVariant::effect };
};

TEST_F (RackStateOverAnother, BeforeTheFirstBlockIsAllThatIsHeardFromTheFirstSample)
{
    other.prepareToPlay (rate, blockSize);
    load();
    RackProcessor fresh { RackVariant::effect };
    fresh.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    fresh.prepareToPlay (rate, blockSize);

    for (int block = 0; block < 20; ++block)
    {
        render (fresh, 0.0f);
        const std::vector<float> wanted (audio.getReadPointer (0), audio.getReadPointer (0) + blockSize);
        render (other, 0.0f);
        EXPECT_EQ (std::vector<float> (audio.getReadPointer (0), audio.getReadPointer (0) + blockSize),
                   wanted)
            << block;
        EXPECT_GT (audio.getMagnitude (0, 0, blockSize), 0.0f);
    }
}

TEST_F (RackStateOverAnother, WhileItPlaysFadesOverAndNothingRingsOn)
{
    other.prepareToPlay (rate, blockSize);
    auto last = 0.0f, largestStep = 0.0f, peak = 0.0f;

    for (int block = 0; block < 100; ++block)
    {
        if (block == 10)
            load();

        render (other, 0.0f);
        other.document().graph().reclaim();

        for (int frame = 0; frame < blockSize; ++frame)
        {
            largestStep = std::max (largestStep, std::abs (audio.getSample (0, frame) - last));
            last = audio.getSample (0, frame);
        }

        if (block >= 20) // the fade is over
            peak = std::max (peak, audio.getMagnitude (0, 0, blockSize));
    }

    constexpr auto level = 0.251189f, ownStep = 0.015f, fade = 480.0f;
    EXPECT_NEAR (peak, level, 0.001f);
    EXPECT_LE (largestStep, ownStep + 2.0f * level / fade);
}

TEST_F (RackStateTest, APlainSessionIsAStateToo)
{
    set (
        rack,
        R"({ "version": 1, "nodes": [ { "id": 16, "plugin": { "format": "builtin", "identifier": "gain" } } ] })");
    EXPECT_EQ (rack.document().graph().getNumNodes(), 1);
}

TEST_F (RackStateTest, OfAPluginThatIsMissingIsKeptByAPlaceholder)
{
    set (rack, R"({ "rack": 1, "macros": [], "session": { "version": 1, "nodes": [ { "id": 16, "name": "Gone",
        "plugin": { "format": "LV2", "identifier": "urn:nobody:has:this" }, "state": "AAECAw==" } ] } })");
    EXPECT_EQ (rack.document().graph().getNumNodes(), 1);
    EXPECT_NE (text (stateOf (rack)).find ("AAECAw=="), std::string::npos);
    EXPECT_NE (text (stateOf (rack)).find ("urn:nobody:has:this"), std::string::npos);
}

TEST_F (RackStateTest, ThatCannotBeReadIsGivenBackAsItCame)
{
    const std::string newer = R"({ "rack": 99, "session": {} })";
    insertGain();
    stateOf (rack);
    RackProcessor other { RackVariant::effect };
    set (other, newer);
    EXPECT_EQ (text (stateOf (other)), newer);

    add (other, gainPlugin); // from here on it is another session
    EXPECT_NE (text (stateOf (other)), newer);
}

TEST_F (RackStateTest, NonsenseIsAnErrorAndNoCrash)
{
    for (const std::string nonsense :
         { "", "x", "{}", "[]", R"({"rack":"1"})", R"({"rack":1,"macros":3})", R"({"rack":1,"session":[]})",
           R"({"rack":1,"macros":[1e999,"a",null]})", "\xff\xfe" })
        set (rack, nonsense);

    EXPECT_EQ (rack.document().graph().getNumNodes(), 0);
    render();
}

TEST_F (RackStateTest, MacrosOutOfRangeAreLimited)
{
    const auto read = RackState::read (R"({"rack":1,"macros":[2,-1,0.5,"x"]})");
    ASSERT_TRUE (read);
    EXPECT_EQ (read->macros, (std::vector<float> { 1.0f, 0.0f, 0.5f, 0.0f }));
}

TEST_F (RackStateTest, ANewRackHasNoLimiter)
{
    EXPECT_EQ (rack.document().output().limiter, SessionOutput::Switch::off);
    insertGain();
    EXPECT_EQ (render (4.0f), 4.0f);
}

TEST_F (RackStateTest, TheLatencyOfTheGraphIsReported)
{
    EXPECT_EQ (rack.getLatencySamples(), 0);
    ASSERT_TRUE (rack.document().graph().setLatencyBudget (100).has_value());
    settle();
    EXPECT_EQ (rack.getLatencySamples(), 100);
}

} // namespace
} // namespace lopsided::testing
