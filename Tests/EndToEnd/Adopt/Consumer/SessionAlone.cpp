// lopsided_session, which brings all the others: plays a session that is read from text.
#include <lopsided_session/lopsided_session.h>

#include <cstdio>
#include <cstdlib>

namespace
{
constexpr auto text = R"({
    "version": 1,
    "nodes": [ { "id": 20, "plugin": { "format": "builtin", "identifier": "sine" } } ],
    "connections": []
})";
} // namespace

int main()
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto session = lopsided::SessionFile::parse (text);

    if (! session)
    {
        std::puts (session.error().message.c_str());
        return EXIT_FAILURE;
    }

    lopsided::PluginLibrary library;
    lopsided::GraphProcessor graph;
    graph.prepareToPlay (48000.0, 64);

    if (const auto built = lopsided::SessionBuilder::build (*session, library, graph); ! built)
    {
        std::puts (built.error().message.c_str());
        return EXIT_FAILURE;
    }

    std::printf ("SessionAlone: %d node\n", static_cast<int> (graph.model()->nodes().size()));
    return graph.model()->nodes().size() == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
