#include "../../lopsided_plugins/VirtualScreen.h"
#include "../panels/FilledCatalogue.h"
#include "HostFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <algorithm>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** The whole window on a screen, with one of its panels. */
class FocusOrder : public HostFixture, public ::testing::WithParamInterface<HostCommand>
{
protected:
    void SetUp() override
    {
        if (! VirtualScreen::reason().empty())
            GTEST_SKIP() << VirtualScreen::reason();

        fill (catalogue);
        host.inputs = { { "a", "Keystation", "JACK", true } };
        document.setMappings ({ SessionMapping {} });
        view =
            std::make_unique<HostView> (HostParts { document, autosave, recent, host, catalogue, settings });
        view->setSize (1600, 1000);
        view->addToDesktop (0);
        view->setVisible (true);
        ASSERT_TRUE (document.addPlugin (sine(), { 100.0f, 100.0f }));
        view->commands().perform (GetParam());
    }

    static bool isReached (const juce::Component& component)
    {
        return component.getWantsKeyboardFocus() && component.isShowing() && component.isEnabled();
    }

    /** All that takes keys, however deep. */
    static void collect (juce::Component& component, std::vector<juce::Component*>& all)
    {
        for (auto* child : component.getChildren())
        {
            if (isReached (*child))
                all.push_back (child);

            collect (*child, all);
        }
    }

    /** What Tab leads to, from the beginning until it comes round. */
    std::vector<juce::Component*> tabThroughAll() const
    {
        std::vector<juce::Component*> passed;
        const auto traverser = view->createKeyboardFocusTraverser();
        auto* at = traverser->getDefaultComponent (view.get());

        while (at != nullptr && std::ranges::find (passed, at) == passed.end())
        {
            passed.push_back (at);
            at = traverser->getNextComponent (at);
        }

        return passed;
    }

    static std::string nameOf (juce::Component& component)
    {
        return std::string (typeid (component).name()) + " \"" + component.getTitle().toStdString() + "\" in "
               + typeid (*component.getParentComponent()).name();
    }

    PluginCatalogue catalogue { folder.file ("plugins.json") };
    FakeAudioHost host;
    RecentSessions recent;
    juce::PropertySet settings;
    std::unique_ptr<HostView> view;
};

TEST_P (FocusOrder, TabReachesEveryControlOnceAndEachHasAName)
{
    std::vector<juce::Component*> all;
    collect (*view, all);
    const auto passed = tabThroughAll();
    EXPECT_GT (passed.size(), 10u);

    for (auto* control : all)
        EXPECT_EQ (std::ranges::count (passed, control), 1) << nameOf (*control) << " is not reached";

    for (auto* control : passed)
    {
        if (dynamic_cast<juce::Slider*> (control->getParentComponent()) != nullptr)
            continue; // its text, which has the slider's name

        const auto* handler = control->getAccessibilityHandler();
        ASSERT_NE (handler, nullptr) << nameOf (*control);
        EXPECT_FALSE (handler->getTitle().isEmpty() && handler->getHelp().isEmpty())
            << nameOf (*control) << " has no name";
    }
}

TEST_P (FocusOrder, TabLeavesNoPartOfTheWindowBeforeAllOfItWasReached)
{
    std::vector<juce::Component*> parts;

    for (auto* control : tabThroughAll())
    {
        auto* part = control;

        while (part->getParentComponent() != view.get())
            part = part->getParentComponent();

        if (parts.empty() || parts.back() != part)
        {
            EXPECT_EQ (std::ranges::count (parts, part), 0) << part->getTitle() << " is entered twice";
            parts.push_back (part);
        }
    }

    EXPECT_GT (parts.size(), 3u);
}

INSTANTIATE_TEST_SUITE_P (Panels, FocusOrder,
                          ::testing::Values (HostCommand::toggleKeyboard, HostCommand::toggleMidiMonitor,
                                             HostCommand::toggleMappings, HostCommand::audioSettings,
                                             HostCommand::scanPlugins, HostCommand::shortcuts,
                                             HostCommand::about, HostCommand::openSession,
                                             HostCommand::saveSessionAs));

} // namespace
} // namespace lopsided::testing
