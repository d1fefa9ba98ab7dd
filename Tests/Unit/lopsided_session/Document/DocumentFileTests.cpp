// A document and its file; plugins that are missing; unknown keys.
#include "DocumentFixture.h"
#include "SettingsHome.h"

#include <TestProcessors/TestProcessor.h>

#include <algorithm>

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;

class DocumentFile : public DocumentTest
{
protected:
    [[nodiscard]] juce::File write (const std::string& text) const
    {
        const auto file = home.folder.getChildFile ("session.json");
        EXPECT_TRUE (file.replaceWithText (juce::String::fromUTF8 (text.c_str())));
        return file;
    }

    /** A gain, and behind it a plugin that nobody has. */
    [[nodiscard]] static std::string withMissing()
    {
        return R"({"version":1,"name":"Half","colour":"red","nodes":[
            {"id":20,"plugin":{"format":"builtin","identifier":"gain"},"parameters":{"gain":0.5},"position":[1,2],"later":7},
            {"id":21,"name":"Lost","plugin":{"format":"LV2","identifier":"urn:nobody:has:this","name":"Lost synth","more":1},
             "state":"AAECAw==","parameters":{"cut":0.25},"bypass":true,
             "layout":{"inputs":["stereo"],"outputs":["stereo"]}}],
            "connections":[{"source":{"node":20,"channel":1},"destination":{"node":21,"channel":1},"note":"x"}]})";
    }

    testing::SettingsHome home;
};

TEST_F (DocumentFile, OpensWithAWarningOfWhatIsMissing)
{
    const auto file = write (withMissing());
    const auto opened = document.open (file);
    ASSERT_TRUE (opened) << opened.error().describe();
    EXPECT_EQ (document.file(), file);
    EXPECT_EQ (document.title(), "session");
    EXPECT_FALSE (document.isModified());
    EXPECT_GE (heard.structure, 1);
    const auto mentions = [this] (const char* text) {
        return std::any_of (heard.warnings.begin(), heard.warnings.end(), [text] (const auto& warning) {
            return warning.find (text) != std::string::npos;
        });
    };
    EXPECT_TRUE (mentions ("urn:nobody:has:this") || mentions ("Lost synth"));
    EXPECT_TRUE (mentions ("colour"));
    EXPECT_EQ (document.position (NodeID { 20 }), (SessionPosition { 1.0f, 2.0f }));
    EXPECT_EQ (graph.getNodeForId (NodeID { 21 })->options.bypass, NodeOptions::Switch::on);
}

TEST_F (DocumentFile, SavesUnknownKeysAndWhatIsMissingAsTheyWere)
{
    const auto file = write (withMissing());
    ASSERT_TRUE (document.open (file));
    const auto before = SessionFile::load (file);
    ASSERT_TRUE (document.save (file));
    auto after = SessionFile::load (file);
    ASSERT_TRUE (after);
    after->nodes[0].layout = before->nodes[0].layout; // which a saved session says of what plays
    after->nodes[0].name = before->nodes[0].name;
    after->nodes[0].plugin.name = before->nodes[0].plugin.name;
    EXPECT_EQ (*after, *before) << SessionFile::toJson (*after);
}

TEST_F (DocumentFile, BringsAPlaceholderBackAsItWas)
{
    ASSERT_TRUE (document.open (write (withMissing())));
    const auto before = captured();
    ASSERT_TRUE (document.removeNodes ({ NodeID { 20 }, NodeID { 21 } }));
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured(), before);
    EXPECT_EQ (before.nodes[1].state.getSize(), 4u);
    ASSERT_TRUE (document.resolvePlaceholders()); // it is missing still
    EXPECT_EQ (captured(), before);
}

TEST_F (DocumentFile, LeavesWhatPlaysWhereAFileCannotBeOpened)
{
    buildChain();
    const auto before = captured();
    const auto instance = incarnationOf (sine);

    for (const auto* text : { "no session", "{\"version\":1,\"nodes\":7}",
                              "{\"version\":1,\"nodes\":[{\"id\":16,\"plugin\":{\"format\":\"builtin\","
                              "\"identifier\":\"gain\"}}],"
                              "\"connections\":[{\"source\":{\"node\":16,\"channel\":9},\"destination\":{"
                              "\"node\":\"audioOutput\",\"channel\":0}}]}" })
        EXPECT_FALSE (document.open (write (text))) << text;

    EXPECT_FALSE (document.open (home.folder.getChildFile ("not there.json")));
    EXPECT_EQ (captured(), before);
    EXPECT_EQ (incarnationOf (sine), instance);
    EXPECT_EQ (document.file(), juce::File());
    EXPECT_TRUE (document.canUndo());
}

TEST_F (DocumentFile, SaysWhyItCannotBeSavedAndStaysModified)
{
    add (gainPlugin);
    const auto refused = document.save (home.folder.getChildFile ("no/such/folder/x.json"));
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, SessionError::Code::unwritable);
    EXPECT_TRUE (document.isModified());
    EXPECT_EQ (document.file(), juce::File());
}

TEST_F (DocumentFile, KeepsEverythingOfTheCanvasInTheFile)
{
    buildChain();
    document.move ({ { GraphNodes::audioInput, { -3.0f, 4.5f } } });
    document.setComments ({ { "Hear, hear", { 9.0f, 9.0f }, 50.0f, 60.0f } });
    SessionMapping mapping;
    mapping.node = gain;
    mapping.parameter = "gain";
    document.setMappings ({ mapping });
    document.setOutput ({ -6.0f, SessionOutput::Switch::off, SessionOutput::Switch::on });
    document.setTempo (133.3);
    ASSERT_TRUE (document.setSwitch ({ sine }, SessionDocument::NodeSwitch::solo, NodeOptions::Switch::on));
    const auto before = captured();
    const auto file = home.folder.getChildFile ("all.json");
    ASSERT_TRUE (document.save (file));
    ASSERT_TRUE (document.clear());
    EXPECT_EQ (document.tempo(), 120.0);
    ASSERT_TRUE (document.open (file));
    EXPECT_EQ (captured(), before);
    EXPECT_EQ (document.comments().size(), 1u);
    EXPECT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (document.output().gainDb, -6.0f);
}

TEST_F (DocumentFile, LeavesOutWhatASafeStartSays)
{
    buildChain();
    const auto file = home.folder.getChildFile ("safe.json");
    ASSERT_TRUE (document.save (file));
    BuildOptions options;
    options.leaveOut = [] (const PluginReference& plugin) {
        return plugin.identifier == "sine" ? std::optional<std::string> ("It crashed last time.")
                                           : std::nullopt;
    };
    ASSERT_TRUE (document.open (file, options));
    EXPECT_NE (dynamic_cast<const PlaceholderProcessor*> (processorOf (sine)), nullptr);
    ASSERT_TRUE (document.resolvePlaceholders());
    EXPECT_EQ (dynamic_cast<const PlaceholderProcessor*> (processorOf (sine)), nullptr);
    EXPECT_FALSE (document.isModified());
    EXPECT_FALSE (document.canUndo());
}

/** One that no library made: nobody could open it again. Counts how often it is asked for its state. */
class Stranger final : public TestProcessor
{
public:
    explicit Stranger (int& counter)
        : TestProcessor ("Stranger", 2, 2),
          numStates (counter)
    {}

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;
    void getStateInformation (juce::MemoryBlock&) override { ++numStates; }

private:
    int& numStates;
};

TEST_F (DocumentFile, AsksNoPluginForItsStateBeforeItLeaves)
{
    int numStates = 0;
    const auto stranger = graph.addNode (std::make_unique<Stranger> (numStates));
    ASSERT_TRUE (stranger);
    const auto id = add (gainPlugin);
    ASSERT_TRUE (document.connect ({ { { id, 0 }, { *stranger, 0 } } }));
    ASSERT_TRUE (document.setParameter (id, 0, 0.5f));
    ASSERT_TRUE (document.rename (*stranger, "Mine"));
    document.move ({ { *stranger, { 1.0f, 1.0f } } });
    ASSERT_TRUE (document.removeNodes ({ id }));

    while (document.canUndo())
        ASSERT_TRUE (document.undo());

    ASSERT_TRUE (document.show (SessionDocument::Slot::b));
    EXPECT_EQ (numStates, 0);
}

TEST_F (DocumentFile, PutsAPlaceholderWhereAPluginIsGoneWhenUndoWantsIt)
{
    int numStates = 0;
    const auto stranger = graph.addNode (std::make_unique<Stranger> (numStates));
    ASSERT_TRUE (stranger);
    EXPECT_FALSE (document.capture());
    ASSERT_TRUE (document.removeNodes ({ *stranger }));
    ASSERT_TRUE (document.undo());
    EXPECT_NE (dynamic_cast<const PlaceholderProcessor*> (processorOf (*stranger)), nullptr);
    EXPECT_FALSE (heard.warnings.empty());
}

} // namespace
} // namespace lopsided
