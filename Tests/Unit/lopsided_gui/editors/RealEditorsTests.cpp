#include "../panels/WindowFixture.h"
#include "EditorPicture.h"
#include "RealPlugin.h"
#include "WindowTree.h"

#include <iostream>

namespace lopsided
{
namespace
{

using testing::EditorPicture;
using testing::RealPlugin;
using testing::WindowTree;

constexpr float scales[] { 1.0f, 1.5f, 2.0f };

class RealEditors : public testing::WindowTest, public ::testing::WithParamInterface<RealPlugin>
{
protected:
    void TearDown() override
    {
        windows.closeAll();
        UserScale::set (1.0f);
    }

    [[nodiscard]] WindowTree tree (NodeID node) const
    {
        return WindowTree::of (reinterpret_cast<std::uintptr_t> (windows.window (node)->getWindowHandle()));
    }
};

TEST_P (RealEditors, AreWholeAtEveryScale)
{
    const auto& [name, format, identifier] = GetParam();
    const auto added = document.addPlugin ({ format, identifier, "" }, {});

    if (added.has_error())
        GTEST_SKIP() << added.error().describe();

    WindowTree plain;

    for (const auto scale : scales)
    {
        UserScale::set (scale);
        windows.open (*added);
        ASSERT_NE (ownEditor (*added), nullptr) << (board.notices.empty() ? "" : board.notices.back().text);

        const auto headerHeight = juce::roundToInt (PluginWindowHeader::height * scale);
        auto* window = windows.window (*added);
        WindowTree now;
        const auto isDrawn = waitFor ([&] {
            now = tree (*added);
            WindowTree::stir (reinterpret_cast<std::uintptr_t> (window->getWindowHandle()));
            return ! now.children.empty() && now.isWhole() && EditorPicture (now).isDrawn()
                   && EditorPicture (now.innermost()).isDrawn();
        });
        EXPECT_TRUE (isDrawn) << now.describe();

        EditorPicture (now).keep (juce::String (name) + "-" + juce::String (scale));
        const auto& editor = now.innermost();
        std::cout << "[ figure   ] " << name << " at " << scale << ": " << editor.width << " x "
                  << editor.height << " in " << now.width << " x " << now.height << '\n';
        EXPECT_EQ (editor.y - now.y, headerHeight) << now.describe();
        EXPECT_EQ (editor.width, ownEditor (*added)->getWidth());
        EXPECT_EQ (editor.height, ownEditor (*added)->getHeight());
        EXPECT_EQ (now.height, editor.height + headerHeight) << now.describe();
        EXPECT_GE (now.width, editor.width);
        EXPECT_TRUE (screen().contains (window->getBounds()));

        if (juce::approximatelyEqual (scale, 1.0f))
            plain = now;

        EXPECT_GE (editor.width, plain.innermost().width);
        EXPECT_GE (editor.height, plain.innermost().height);
        windows.close (*added);
    }

    EXPECT_TRUE (board.notices.empty()) << board.notices.front().text;
}

INSTANTIATE_TEST_SUITE_P (Of, RealEditors, ::testing::ValuesIn (testing::realPlugins),
                          [] (const auto& of) { return of.param.name; });

} // namespace
} // namespace lopsided
