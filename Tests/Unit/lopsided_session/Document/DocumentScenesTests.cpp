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

} // namespace
} // namespace lopsided
