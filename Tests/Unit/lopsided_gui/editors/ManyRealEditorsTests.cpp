#include "../panels/ManyWindowsFixture.h"
#include "RealPlugin.h"

#include <vector>

namespace lopsided
{
namespace
{

using testing::ManyWindowsTest;

TEST_F (ManyWindowsTest, OpensMovesAndClosesFiftyEditorsOfRealPluginsWhileTheGraphPlays)
{
    static constexpr std::size_t numEditors = 50;
    std::vector<NodeID> nodes;

    for (std::size_t i = 0; i < numEditors; ++i)
    {
        const auto& plugin = testing::realPlugins[i % std::size (testing::realPlugins)];

        if (const auto added = document.addPlugin ({ plugin.format, plugin.identifier, "" }, {}))
            nodes.push_back (*added);
    }

    if (nodes.size() < numEditors)
        GTEST_SKIP() << "only " << nodes.size()
                     << " of the plugins could be opened: are zam-plugins, x42-plugins, "
                        "dragonfly-reverb-lv2 and lsp-plugins-lv2 installed?";

    EXPECT_EQ (openMoveAndClose (nodes, 512, "50 real editors"), static_cast<int> (numEditors))
        << board.notices.size() << " notices";
}

} // namespace
} // namespace lopsided
