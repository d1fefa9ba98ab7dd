#include "../panels/Figures.h"
#include "../panels/NodeBracket.h"
#include "../panels/RenderingThread.h"
#include "../panels/WindowFixture.h"
#include "RealPlugin.h"

#include <iostream>
#include <vector>

namespace lopsided
{
namespace
{

using testing::Figures;
using testing::NodeBracket;
using testing::RenderingThread;
using testing::WindowTest;

TEST_F (WindowTest, OpensMovesAndClosesFiftyEditorsOfRealPluginsWhileTheGraphPlays)
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

    NodeBracket bracket;
    graph.setNodeCallObserver (&bracket);
    graph.setRateAndBufferSizeDetails (48000.0, 512);
    graph.prepareToPlay (48000.0, 512);
    Figures opening, moving, closing;
    auto numOwn = 0;

    {
        const RenderingThread renderer (graph, 512);

        for (const auto node : nodes)
        {
            opening.measure ([&] { windows.open (node); });
            pump();
            numOwn += ownEditor (node) != nullptr ? 1 : 0;
        }

        EXPECT_EQ (windows.numOpen(), static_cast<int> (numEditors));
        EXPECT_EQ (numOwn, static_cast<int> (numEditors)) << board.notices.size() << " notices";

        for (const auto node : nodes)
        {
            moving.measure ([&] { windows.window (node)->setTopLeftPosition (40, 60); });
            pump();
        }

        for (const auto node : nodes)
        {
            closing.measure ([&] { windows.close (node); });
            pump();
        }

        EXPECT_GT (renderer.numBlocks, 0);
        EXPECT_EQ (renderer.numOffences, 0u);
        std::cout << "[ figure   ] meanwhile " << renderer.numBlocks << " blocks, "
                  << graph.statistics().lateBlocks
                  << " of them late (plugins and this machine's load count), " << renderer.numOffences
                  << " offences\n";
    }

    graph.releaseResources();
    graph.setNodeCallObserver (nullptr);
    EXPECT_EQ (windows.numOpen(), 0);
    opening.print ("opening one of 50 real editors");
    moving.print ("moving one");
    closing.print ("closing one");
}

} // namespace
} // namespace lopsided
