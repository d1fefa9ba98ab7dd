#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{
namespace
{

class WelcomePageTest : public ::testing::Test
{
protected:
    WelcomePageTest()
    {
        page.onInstrument = [this] { asked = "instrument"; };
        page.onEffect = [this] { asked = "effect"; };
        page.onOpen = [this] { asked = "open"; };
        page.onScan = [this] { asked = "scan"; };
        page.onRecent = [this] (const juce::File& file) { asked = file.getFullPathName(); };
        page.setSize (1200, 800);
    }

    juce::Button* button (const juce::String& name)
    {
        for (auto* child : page.getChildren())
            if (auto* found = dynamic_cast<juce::Button*> (child);
                found != nullptr && found->getName() == name)
                return found;

        return nullptr;
    }

    juce::String asked;
    WelcomePage page;
};

TEST_F (WelcomePageTest, OffersTheWaysToSound)
{
    for (const auto& [name, answer] :
         std::map<juce::String, juce::String> { { "Play an instrument", "instrument" },
                                                { "Process the input", "effect" },
                                                { "Open a session", "open" },
                                                { "Look for plugins", "scan" } })
    {
        auto* found = button (name);
        ASSERT_NE (found, nullptr) << name;
        EXPECT_TRUE (page.getLocalBounds().contains (found->getBounds())) << name;
        found->onClick();
        EXPECT_EQ (asked, answer);
    }
}

TEST_F (WelcomePageTest, OpensARecentSession)
{
    const auto folder = juce::File::getSpecialLocation (juce::File::tempDirectory);
    page.setRecent ({ folder.getChildFile ("Evening.json"), folder.getChildFile ("Morning.json") });
    auto* evening = button ("Evening");
    ASSERT_NE (evening, nullptr);
    evening->onClick();
    EXPECT_EQ (asked, folder.getChildFile ("Evening.json").getFullPathName());
    ASSERT_NE (button ("Morning"), nullptr);
    EXPECT_GT (button ("Morning")->getY(), evening->getY());

    page.setRecent ({});
    EXPECT_EQ (button ("Evening"), nullptr);
}

TEST_F (WelcomePageTest, SaysHowManyPluginsAreKnown)
{
    page.setNumPlugins (0);
    EXPECT_TRUE (button ("Look for plugins")->getDescription().startsWith ("None"));
    page.setNumPlugins (515);
    EXPECT_TRUE (button ("Look for plugins")->getDescription().startsWith ("515"));
}

TEST_F (WelcomePageTest, HandsOnWhatIsDroppedOnIt)
{
    struct Target final : juce::DragAndDropTarget
    {
        bool isInterestedInDragSource (const SourceDetails& details) override
        {
            return details.description == "plugin";
        }

        void itemDropped (const SourceDetails& details) override { places.push_back (details.localPosition); }

        std::vector<juce::Point<int>> places;
    };

    const juce::DragAndDropTarget::SourceDetails dropped ("plugin", &page, { 20, 30 });
    EXPECT_FALSE (page.isInterestedInDragSource (dropped)) << "nobody takes it";

    Target target;
    page.dropTarget = &target;
    EXPECT_TRUE (page.isInterestedInDragSource (dropped));
    EXPECT_FALSE (page.isInterestedInDragSource ({ "text", &page, {} }));
    page.itemDropped (dropped);
    EXPECT_EQ (target.places, std::vector<juce::Point<int>> ({ { 20, 30 } }));
}

} // namespace
} // namespace lopsided::testing
