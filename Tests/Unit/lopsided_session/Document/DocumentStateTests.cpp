#include "../../lopsided_plugins/Installed.h"
#include "DocumentFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_session/document/StateWatch.h>

#include <RealtimeTrap/RealtimeExpectations.h>
#include <TestProcessors/TestProcessors.h>

#include <chrono>
#include <functional>
#include <thread>

namespace lopsided
{
namespace
{

using Details = juce::AudioProcessorListener::ChangeDetails;

/** Keeps a program that is no parameter, and a parameter. */
class ProgramProcessor final : public TestProcessor
{
public:
    ProgramProcessor()
        : TestProcessor ("Programmed", 2, 2)
    {
        addParameter (gain = new juce::AudioParameterFloat ({ "gain", 1 }, "Gain", 0.0f, 1.0f, 0.5f));
    }

    /** As its own editor does. */
    void choose (int wanted)
    {
        program = wanted;
        updateHostDisplay (Details {}.withNonParameterStateChanged (true));
    }

    void getStateInformation (juce::MemoryBlock& block) override
    {
        const auto text = juce::String (program) + " " + juce::String (gain->get());
        block = { text.toRawUTF8(), text.getNumBytesAsUTF8() };
        ++numSaved;
    }

    void setStateInformation (const void* data, int size) override
    {
        const auto text = juce::String::fromUTF8 (static_cast<const char*> (data), size);
        program = text.getIntValue();
        *gain = text.fromFirstOccurrenceOf (" ", false, false).getFloatValue();
    }

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;

    juce::AudioParameterFloat* gain = nullptr;
    int program = 0;
    int numSaved = 0;
};

class DocumentStates : public testing::DocumentTest
{
protected:
    /** Delivers messages until it is true; false where it is not within ten seconds. */
    bool waitFor (const std::function<bool()>& condition)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (10);

        while (! condition() && std::chrono::steady_clock::now() < limit)
            if (! compatibility::dispatchNextMessage())
                std::this_thread::yield();

        return condition();
    }

    NodeID addProgrammed()
    {
        auto made = std::make_unique<ProgramProcessor>();
        plugin = made.get();
        const auto added = graph.addNode (std::move (made));
        EXPECT_TRUE (added.has_value());
        EXPECT_TRUE (document.rename (*added, "Synth"));
        document.watchState (*added);
        EXPECT_TRUE (waitFor ([&] { return document.isStateKnown (*added); }));
        return *added;
    }

    ProgramProcessor* plugin = nullptr;
};

TEST_F (DocumentStates, MakeAStepOfAProgramThatThePluginsEditorHasChosen)
{
    addProgrammed();
    plugin->choose (3);
    ASSERT_TRUE (waitFor ([&] { return document.undoName() == "Change Synth"; }));
    EXPECT_TRUE (document.isModified());

    ASSERT_TRUE (document.undo());
    EXPECT_EQ (plugin->program, 0);
    ASSERT_TRUE (document.redo());
    EXPECT_EQ (plugin->program, 3);
}

TEST_F (DocumentStates, MakeAnotherStepAfterOneWasTakenBack)
{
    const auto id = addProgrammed();
    plugin->choose (3);
    ASSERT_TRUE (waitFor ([&] { return document.undoName() == "Change Synth"; }));
    ASSERT_TRUE (document.undo());
    ASSERT_TRUE (waitFor ([&] { return ! document.isStateKnown (id); })); // it may not have settled
    ASSERT_TRUE (waitFor ([&] { return document.isStateKnown (id); }));
    EXPECT_TRUE (document.canRedo());
    plugin->choose (4);
    ASSERT_TRUE (waitFor ([&] { return document.undoName() == "Change Synth"; }));
    EXPECT_FALSE (document.canRedo());
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (plugin->program, 0);
}

TEST_F (DocumentStates, MakeNoStepOfNewsThatChangesNothing)
{
    const auto id = addProgrammed();
    const auto name = document.undoName();
    plugin->choose (0);
    const auto numSaved = plugin->numSaved;
    ASSERT_TRUE (waitFor ([&] { return plugin->numSaved > numSaved; })); // it has been asked
    EXPECT_EQ (document.undoName(), name);
    EXPECT_TRUE (document.isStateKnown (id));
}

TEST_F (DocumentStates, LeaveGesturesToTheParameters)
{
    const auto id = addProgrammed();
    plugin->gain->beginChangeGesture();
    plugin->gain->setValueNotifyingHost (0.9f);
    plugin->choose (0); // a plugin that calls any change one of its state
    const auto numSaved = plugin->numSaved;
    plugin->gain->endChangeGesture();
    ASSERT_TRUE (waitFor ([&] { return plugin->numSaved > numSaved && document.isStateKnown (id); }));
    EXPECT_EQ (document.undoName(), "Change Gain of Synth");
    ASSERT_TRUE (document.undo());
    render (2);
    EXPECT_NEAR (plugin->gain->get(), 0.5f, 1.0e-5f);
    EXPECT_EQ (document.undoName(), "Rename Programmed to Synth");
}

TEST_F (DocumentStates, AreNotAskedForWhereNoEditorIsOpen)
{
    const auto id = addProgrammed();
    document.unwatchState (id);
    const auto numSaved = plugin->numSaved;
    plugin->choose (5);
    EXPECT_FALSE (document.isStateKnown (id));
    const auto other = add (testing::gainPlugin);
    auto& parameter = *graph.getNodeForId (other)->instance->processor().getParameters()[0];
    parameter.beginChangeGesture();
    parameter.setValueNotifyingHost (0.25f);
    parameter.endChangeGesture();
    ASSERT_TRUE (waitFor ([&] { return document.undoName().startsWith ("Change "); })); // it has polled
    EXPECT_EQ (plugin->numSaved, numSaved);
}

TEST_F (DocumentStates, HearOfNewsOnAnAudioThreadWithoutAnOffence)
{
    ProgramProcessor processor;
    StateWatch watch (processor, 1);
    testing::expectNoOffences (
        [&] { watch.audioProcessorChanged (&processor, Details {}.withProgramChanged (true)); });
    EXPECT_FALSE (watch.isNewsComplete()); // there may be more
    EXPECT_TRUE (watch.isNewsComplete());
}

/** A real one that need not tell: its state is compared. What its editor would set is set as a toolkit does it. */
class Lv2States : public DocumentStates
{
protected:
    void open (const char* uri)
    {
        const PluginReference reference { "LV2", uri, {} };

        if (library.create (reference, rate, blockSize).has_error())
            GTEST_SKIP() << uri << " is not installed";

        id = add (reference);
        render (4);
        document.watchState (id);
        ASSERT_TRUE (waitFor ([&] { return document.isStateKnown (id); }));
    }

    juce::AudioProcessor& processor() { return graph.getNodeForId (id)->instance->processor(); }

    juce::String state()
    {
        render (4);
        juce::MemoryBlock block;
        processor().getStateInformation (block);
        return block.toString();
    }

    NodeID id;
};

TEST_F (Lv2States, OfParametersWithoutAGestureAreTakenBackAndMadeAgain)
{
    ASSERT_NO_FATAL_FAILURE (open ("http://drobilla.net/plugins/mda/JX10"));

    if (IsSkipped())
        return;

    const auto before = state();
    processor().getParameters()[2]->setValueNotifyingHost (0.9f);
    processor().getParameters()[5]->setValueNotifyingHost (0.1f);
    const auto after = state();
    ASSERT_NE (after, before);
    document.noteState (id);
    EXPECT_EQ (document.undoName(), "Change " + graph.getNodeForId (id)->name);
    const auto name = document.undoName();
    document.noteState (id);
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (state(), before);
    EXPECT_NE (document.undoName(), name) << "two steps of one change";
    ASSERT_TRUE (document.redo());
    EXPECT_EQ (state(), after);
}

TEST_F (Lv2States, AreTakenUpByUndoItself)
{
    ASSERT_NO_FATAL_FAILURE (open ("http://drobilla.net/plugins/mda/JX10"));

    if (IsSkipped())
        return;

    const auto before = state();
    processor().getParameters()[2]->setValueNotifyingHost (0.9f);
    ASSERT_NE (state(), before);
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (state(), before);
    EXPECT_TRUE (graph.getNodeForId (id)) << "undo has taken back the step before";
}

TEST_F (Lv2States, OfAFileAreTakenBackAndMadeAgain)
{
    ASSERT_NO_FATAL_FAILURE (open ("http://lv2plug.in/plugins/eg-sampler"));

    if (IsSkipped())
        return;

    const auto before = state();
    const auto click = juce::File ("/usr/lib/lv2/eg-sampler.lv2/click.wav");
    const auto mine = juce::File::createTempFile (".wav");
    ASSERT_TRUE (click.copyFileTo (mine));
    const auto changed =
        before.replace ("file://" + click.getFullPathName(), "file://" + mine.getFullPathName());
    ASSERT_NE (changed, before) << before;
    processor().setStateInformation (changed.toRawUTF8(), static_cast<int> (changed.getNumBytesAsUTF8()));
    ASSERT_TRUE (waitFor ([&] { return state().contains (mine.getFileName()); }));
    const auto after = state();
    document.unwatchState (id); // the window is closed
    EXPECT_EQ (document.undoName(), "Change " + graph.getNodeForId (id)->name);
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (waitFor ([&] { return state() == before; })) << state();
    ASSERT_TRUE (document.redo());
    EXPECT_TRUE (waitFor ([&] { return state() == after; })) << state();
    mine.deleteFile();
}

} // namespace
} // namespace lopsided
