#pragma once

#include "Figures.h"
#include "NodeBracket.h"
#include "RenderingThread.h"
#include "WindowFixture.h"

#include <iostream>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** Opens, moves and closes the windows of many nodes while the graph is rendered under the trap, and prints what that took. */
class ManyWindowsTest : public WindowTest
{
protected:
    /** `what` is opened, for the figures; @returns how many of the windows hold an editor of the plugin's own. */
    int openMoveAndClose (const std::vector<NodeID>& nodes, int blockSize, const std::string& what)
    {
        constexpr auto sampleRate = 48000.0;
        NodeBracket bracket;
        graph.setNodeCallObserver (&bracket);
        graph.setRateAndBufferSizeDetails (sampleRate, blockSize);
        graph.prepareToPlay (sampleRate, blockSize);
        const auto numOwn = measure (nodes, blockSize, what);
        graph.releaseResources();
        graph.setNodeCallObserver (nullptr);
        EXPECT_EQ (windows.numOpen(), 0);
        return numOwn;
    }

private:
    int measure (const std::vector<NodeID>& nodes, int blockSize, const std::string& what)
    {
        const RenderingThread renderer (graph, blockSize);
        Figures opening, moving, closing;
        auto numOwn = 0;

        for (const auto node : nodes)
        {
            opening.measure ([&] { windows.open (node); });
            pump();
            numOwn += ownEditor (node) != nullptr ? 1 : 0;
        }

        EXPECT_EQ (windows.numOpen(), static_cast<int> (nodes.size()));

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
        opening.print ("opening one of " + what);
        moving.print ("moving one");
        closing.print ("closing one");
        return numOwn;
    }
};

} // namespace lopsided::testing
