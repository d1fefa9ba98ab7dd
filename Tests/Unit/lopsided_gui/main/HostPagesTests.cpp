#include "../panels/FilledCatalogue.h"
#include "HostFixture.h"

namespace lopsided::testing
{
namespace
{

/** What stands in the middle of the window. */
class HostPagesTest : public HostFixture
{
protected:
    HostPagesTest()
    {
        fill (catalogue);
        view =
            std::make_unique<HostView> (HostParts { document, autosave, recent, host, catalogue, settings });
        view->setSize (1280, 800);
    }

    PluginCatalogue catalogue { folder.file ("plugins.json") };
    FakeAudioHost host;
    RecentSessions recent;
    juce::PropertySet settings;
    std::unique_ptr<HostView> view;
};

TEST_F (HostPagesTest, ShowsTheWelcomePageWhileTheSessionIsEmpty)
{
    const auto isWelcoming = [this] {
        for (auto* child : view->getChildren())
            if (dynamic_cast<WelcomePage*> (child) != nullptr)
                return child->isVisible();

        return false;
    };

    EXPECT_TRUE (isWelcoming());
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_FALSE (isWelcoming());
    ASSERT_TRUE (document.undo());
    EXPECT_TRUE (isWelcoming());
}

TEST_F (HostPagesTest, ShowsWhereFilesAreChosenInThePlaceOfTheCanvasAndNothingIsModal)
{
    ASSERT_TRUE (document.addPlugin (sine(), {}));
    EXPECT_TRUE (view->canvas().isVisible());
    view->commands().perform (HostCommand::saveSessionAs);
    EXPECT_TRUE (view->fileChooser().isAsking());
    EXPECT_FALSE (view->canvas().isVisible());
    EXPECT_EQ (view->fileChooser().getBounds(), view->canvas().getBounds());
    EXPECT_EQ (juce::ModalComponentManager::getInstance()->getNumModalComponents(), 0);

    view->commands().perform (HostCommand::muteOutput);
    EXPECT_EQ (document.output().mute, SessionOutput::Switch::on) << "all else goes on";
    view->fileChooser().dismiss();
    EXPECT_TRUE (view->canvas().isVisible());

    ASSERT_TRUE (document.undo());
    EXPECT_FALSE (view->canvas().isVisible()) << "the welcome page is in its place";
}

TEST_F (HostPagesTest, TakesAPluginThatIsDroppedOnTheWelcomePage)
{
    for (auto* child : view->getChildren())
        if (auto* page = dynamic_cast<WelcomePage*> (child))
        {
            const juce::DragAndDropTarget::SourceDetails dropped (PluginDrag::describe (sine()), page,
                                                                  { 300, 200 });
            ASSERT_TRUE (page->isInterestedInDragSource (dropped));
            page->itemDropped (dropped);
        }

    EXPECT_EQ (graph.getNumNodes(), 1);
    EXPECT_TRUE (view->canvas().isVisible());
}

} // namespace
} // namespace lopsided::testing
