// lopsided_gui, which brings all the others: the canvas of a document, without a window.
#include <lopsided_gui/lopsided_gui.h>

#include <cstdio>
#include <cstdlib>

namespace
{
/** Says nothing. */
class Board final : public lopsided::NoticeBoard
{
public:
    void post (lopsided::Notice) override {}
};
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    lopsided::PluginLibrary library;
    lopsided::GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);

    lopsided::SessionDocument document (graph, library);
    Board board;
    lopsided::GraphCanvas canvas (document, board);
    canvas.setSize (640, 480);

    if (const auto added =
            document.addPlugin ({ "builtin", "sine", {} }, {}, lopsided::SessionDocument::Wiring::instrument);
        ! added)
    {
        std::puts (added.error().message.c_str());
        return EXIT_FAILURE;
    }

    const auto numNodes = canvas.scene().nodes().size();
    std::printf ("GuiAlone: %d nodes are drawn\n", static_cast<int> (numNodes));
    return numNodes == 5 ? EXIT_SUCCESS : EXIT_FAILURE; // the graph's four ends as well
}
