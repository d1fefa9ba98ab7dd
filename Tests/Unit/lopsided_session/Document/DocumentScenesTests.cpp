// Scenes: stored graphs that are recalled while they play.
#include "DocumentFixture.h"

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;
using Slot = SessionDocument::Slot;

class DocumentScenes : public DocumentTest
{
protected:
    DocumentScenes() { file = juce::File::createTempFile (".json"); }
    ~DocumentScenes() override { file.deleteFile(); }

    void set (NodeID node, float value)
    {
        ASSERT_TRUE (document.setParameter (node, 0, value));
        render (4);
    }

    void recall (int scene)
    {
        const auto recalled = document.recallScene (scene);
        ASSERT_TRUE (recalled) << recalled.error().describe();
        render (4);
    }

    juce::File file;
};

TEST_F (DocumentScenes, AreStoredAndRecalledWithTheirValues)
{
    buildChain();
    EXPECT_TRUE (document.sceneNames().empty());
    EXPECT_EQ (document.scene(), 0);
    set (gain, 0.25f);
    ASSERT_TRUE (document.storeScene (1, "Verse"));
    set (gain, 0.75f);
    ASSERT_TRUE (document.storeScene (2, {}));
    EXPECT_EQ (document.sceneNames(), (std::vector<juce::String> { "Verse", "Scene 2" }));
    EXPECT_EQ (document.scene(), 2);
    const auto instance = incarnationOf (gain);

    recall (1);
    EXPECT_FLOAT_EQ (valueOf (gain, 0), 0.25f);
    EXPECT_EQ (document.scene(), 1);
    EXPECT_EQ (document.undoName(), "Recall Verse");
    recall (2);
    EXPECT_FLOAT_EQ (valueOf (gain, 0), 0.75f);
    EXPECT_EQ (incarnationOf (gain), instance) << "it plays on";
}

TEST_F (DocumentScenes, ComeBackFromAFileWithTheSameValues)
{
    buildChain();
    set (gain, 0.25f);
    ASSERT_TRUE (document.storeScene (1, "With"));
    ASSERT_TRUE (document.removeNodes ({ gain }));
    set (sine, 0.6f);
    ASSERT_TRUE (document.storeScene (2, "Without"));
    document.setMacroName (11, "Cutoff");
    ASSERT_TRUE (document.save (file));
    const auto saved = captured();

    ASSERT_TRUE (document.clear());
    EXPECT_TRUE (document.sceneNames().empty());
    EXPECT_TRUE (document.macroNames().empty());
    ASSERT_TRUE (document.open (file));
    EXPECT_EQ (captured(), saved);
    EXPECT_EQ (document.scene(), 2);
    EXPECT_EQ (document.macroNames().at (11), "Cutoff");
    render (4);
    const auto instance = incarnationOf (sine);

    recall (1);
    ASSERT_NE (processorOf (gain), nullptr);
    EXPECT_FLOAT_EQ (valueOf (gain, 0), 0.25f);
    recall (2);
    EXPECT_EQ (processorOf (gain), nullptr);
    EXPECT_FLOAT_EQ (valueOf (sine, 0), 0.6f);
    EXPECT_EQ (incarnationOf (sine), instance) << "what both have plays on";
}

TEST_F (DocumentScenes, AreOneStepThatUndoTakesBack)
{
    buildChain();
    set (gain, 0.25f);
    ASSERT_TRUE (document.storeScene (1, "One"));
    ASSERT_TRUE (document.removeNodes ({ gain }));
    ASSERT_TRUE (document.storeScene (2, "Two"));
    const auto without = captured();
    heard.scenes = 0;
    recall (1);
    EXPECT_EQ (heard.scenes, 1);
    const auto with = captured();
    ASSERT_TRUE (document.undo());
    EXPECT_EQ (captured(), without);
    EXPECT_EQ (document.scene(), 2);
    EXPECT_EQ (heard.scenes, 2);
    ASSERT_TRUE (document.redo());
    EXPECT_EQ (captured(), with);
    EXPECT_EQ (document.scene(), 1);
    EXPECT_EQ (document.sceneNames().size(), 2u);
}

TEST_F (DocumentScenes, HaveValuesThatNoStepHasChanged)
{
    buildChain();
    ASSERT_TRUE (graph.setParameter (gain, 0, 0.3f)); // as a mapping or a macro does
    render (4);
    ASSERT_TRUE (document.storeScene (1, {}));
    ASSERT_TRUE (graph.setParameter (gain, 0, 0.9f));
    render (4);
    recall (1);
    EXPECT_NEAR (valueOf (gain, 0), 0.3f, 1.0e-5f);
    ASSERT_TRUE (graph.setParameter (gain, 0, 0.9f));
    render (4);
    recall (1); // from itself as well
    EXPECT_NEAR (valueOf (gain, 0), 0.3f, 1.0e-5f);
}

TEST_F (DocumentScenes, AreThereForBothSlots)
{
    buildChain();
    set (gain, 0.25f);
    ASSERT_TRUE (document.storeScene (1, "One"));
    set (gain, 0.5f);
    ASSERT_TRUE (document.storeScene (2, "Two"));
    ASSERT_TRUE (document.show (Slot::b));
    recall (1);
    EXPECT_NEAR (valueOf (gain, 0), 0.25f, 1.0e-5f);
    ASSERT_TRUE (document.show (Slot::a));
    render (4);
    EXPECT_NEAR (valueOf (gain, 0), 0.5f, 1.0e-5f);
    EXPECT_EQ (document.scene(), 2);
    ASSERT_TRUE (document.show (Slot::b));
    EXPECT_EQ (document.scene(), 1);
}

TEST_F (DocumentScenes, AreStoredOverRenamedAndRemoved)
{
    buildChain();
    set (gain, 0.25f);
    ASSERT_TRUE (document.storeScene (1, "One"));
    ASSERT_TRUE (document.storeScene (2, "Two"));
    set (gain, 0.5f);
    heard.scenes = 0;
    ASSERT_TRUE (document.storeScene (1, {}));
    EXPECT_EQ (heard.scenes, 1);
    EXPECT_EQ (document.sceneNames()[0], "One");
    recall (2);
    recall (1);
    EXPECT_NEAR (valueOf (gain, 0), 0.5f, 1.0e-5f);

    heard.scenes = 0;
    ASSERT_TRUE (document.save (file));
    ASSERT_FALSE (document.isModified());
    ASSERT_TRUE (document.renameScene (1, "Verse"));
    EXPECT_TRUE (document.isModified());
    EXPECT_EQ (heard.scenes, 1);
    EXPECT_EQ (document.sceneNames()[0], "Verse");

    recall (2);
    ASSERT_TRUE (document.removeScene (1));
    EXPECT_EQ (document.sceneNames(), (std::vector<juce::String> { "Two" }));
    EXPECT_EQ (document.scene(), 1) << "what plays has moved up";
    ASSERT_TRUE (document.removeScene (1));
    EXPECT_EQ (document.scene(), 0);
    ASSERT_TRUE (document.storeScene (1, {}));
    EXPECT_EQ (document.scene(), 1);
}

TEST_F (DocumentScenes, ThatThereAreNotAreErrorsInWords)
{
    buildChain();
    const auto before = captured();
    const auto error = document.recallScene (3);
    ASSERT_FALSE (error);
    EXPECT_NE (error.error().describe().find ("no scene 3"), std::string::npos) << error.error().describe();
    EXPECT_FALSE (document.recallScene (0));
    EXPECT_FALSE (document.recallScene (-1));
    EXPECT_FALSE (document.storeScene (2, {}));
    EXPECT_FALSE (document.storeScene (0, {}));
    EXPECT_FALSE (document.renameScene (1, "X"));
    EXPECT_FALSE (document.removeScene (1));
    EXPECT_EQ (captured(), before);

    for (int scene = 1; scene <= SessionDocument::maximumScenes; ++scene)
        ASSERT_TRUE (document.storeScene (scene, {})) << scene;

    EXPECT_FALSE (document.renameScene (1, {}));
    const auto full = document.storeScene (SessionDocument::maximumScenes + 1, {});
    ASSERT_FALSE (full);
    EXPECT_NE (full.error().message.find ("at most 64"), std::string::npos) << full.error().describe();
    EXPECT_EQ (document.sceneNames().size(), 64u);
    EXPECT_TRUE (document.save (file));
}

TEST_F (DocumentScenes, HaveMappingsCommentsAndPositionsOfTheirOwn)
{
    buildChain();
    SessionMapping mapping;
    mapping.source = SessionMapping::Source::macro;
    mapping.channel = 5; // which a macro has not
    mapping.number = 11;
    mapping.node = gain;
    mapping.parameter = "gain";
    document.setMappings ({ mapping });
    EXPECT_EQ (document.mappings()[0].channel, 0);
    ASSERT_TRUE (document.storeScene (1, {}));
    document.setMappings ({});
    document.move ({ { gain, { 500.0f, 500.0f } } });
    ASSERT_TRUE (document.storeScene (2, {}));
    ASSERT_TRUE (document.save (file));
    ASSERT_TRUE (document.open (file));
    heard.settings = 0;
    recall (1);
    ASSERT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (document.mappings()[0].source, SessionMapping::Source::macro);
    EXPECT_EQ (document.position (gain), (SessionPosition { 200.0f, 20.0f }));
    EXPECT_GE (heard.settings, 1);
    recall (2);
    EXPECT_TRUE (document.mappings().empty());
    EXPECT_EQ (document.position (gain), (SessionPosition { 500.0f, 500.0f }));
}

TEST_F (DocumentScenes, NameMacros)
{
    document.setMacroName (128, "None");
    document.setMacroName (-1, "None");
    EXPECT_TRUE (document.macroNames().empty());
    EXPECT_FALSE (document.isModified());
    document.setMacroName (0, "First");
    EXPECT_TRUE (document.isModified());
    EXPECT_EQ (heard.settings, 1);
    document.setMacroName (0, "First");
    EXPECT_EQ (heard.settings, 1);
    document.setMacroName (0, {});
    EXPECT_TRUE (document.macroNames().empty());
}

} // namespace
} // namespace lopsided
