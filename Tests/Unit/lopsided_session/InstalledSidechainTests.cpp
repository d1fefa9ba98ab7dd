#include "../lopsided_plugins/Installed.h"
#include "InstalledNodes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** A real compressor that listens to its sidechain. */
struct KeyedPlugin
{
    PluginReference reference;
    std::vector<SessionParameter> settings;
    int sidechainChannel; // among all its inputs
    int numInputBuses;
};

/** To JUCE the sidechain is the last channel of its one bus. */
const KeyedPlugin zam { { "LV2", "urn:zamaudio:ZamCompX2", {} },
                        { { "sidechain", 1.0f }, { "thr", 0.25f }, { "rat", 1.0f } },
                        2,
                        1 };

/** A bus of its own. */
const KeyedPlugin lsp { { "LV2", "http://lsp-plug.in/plugins/lv2/sc_compressor_mono", {} },
                        { { "sct", 1.0f }, { "al", 0.0f }, { "cr", 1.0f } },
                        1,
                        2 };

class Sidechains : public InstalledNodes
{
protected:
    static constexpr int numBlocks = 400;

    /** The graph's first input goes through the plugin, its second one is the key. */
    static Session sessionWith (const KeyedPlugin& keyed)
    {
        auto session = sessionOf (keyed.reference, {});
        session.nodes[0].parameters = keyed.settings;
        session.connections.push_back ({ { { GraphNodes::audioInput, 0 }, { NodeID { 16 }, 0 } }, {} });
        session.connections.push_back (
            { { { GraphNodes::audioInput, 1 }, { NodeID { 16 }, keyed.sidechainChannel } }, {} });
        return session;
    }

    /** What comes out when the key is that loud, sample by sample. */
    static std::vector<float> play (GraphProcessor& graph, float keyLevel)
    {
        std::vector<float> heard;
        juce::AudioBuffer<float> audio (2, blockSize);
        juce::MidiBuffer midi;

        for (int block = 0; block < numBlocks; ++block)
        {
            for (int frame = 0; frame < blockSize; ++frame)
            {
                const auto sine = std::sin (static_cast<float> (block * blockSize + frame) * 0.1f);
                audio.setSample (0, frame, 0.1f * sine);
                audio.setSample (1, frame, keyLevel * sine);
            }

            graph.processBlock (audio, midi);
            heard.insert (heard.end(), audio.getReadPointer (0), audio.getReadPointer (0) + blockSize);
        }

        return heard;
    }

    /** Once it has settled. */
    static float levelOf (const std::vector<float>& heard)
    {
        auto loudest = 0.0f;

        for (auto index = heard.size() / 2; index < heard.size(); ++index)
            loudest = std::max (loudest, std::abs (heard[index]));

        return loudest;
    }

    void expectTheSidechainToComeBack (const KeyedPlugin& keyed)
    {
        const auto first = playedFrom (sessionWith (keyed));
        ASSERT_FALSE (HasFatalFailure());
        const auto quiet = levelOf (first.quietKey), loud = levelOf (first.loudKey);
        std::cout << "# " << keyed.reference.identifier << ": " << quiet << " with a silent key, " << loud
                  << " with a loud one\n";

        EXPECT_GT (quiet, 0.05f) << "nothing is heard";
        EXPECT_LT (loud, 0.5f * quiet);
        EXPECT_EQ (first.buses.inputBuses.size(), keyed.numInputBuses);

        const auto readBack = SessionFile::parse (SessionFile::toJson (first.captured));
        ASSERT_TRUE (readBack) << readBack.error().describe();
        EXPECT_EQ (readBack->nodes, first.captured.nodes);
        ASSERT_TRUE (readBack->nodes[0].layout.has_value());
        EXPECT_EQ (readBack->nodes[0].layout->buses, first.buses);

        const Connection toSidechain { { GraphNodes::audioInput, 1 },
                                       { NodeID { 16 }, keyed.sidechainChannel } };
        EXPECT_EQ (std::ranges::count (readBack->connections, toSidechain, &SessionConnection::connection),
                   1);

        // Sample by sample: the same settings, and the key on the same channel.
        const auto second = playedFrom (*readBack);
        EXPECT_EQ (second.buses, first.buses);
        EXPECT_EQ (second.quietKey, first.quietKey);
        EXPECT_EQ (second.loudKey, first.loudKey);
    }

    PluginLibrary library;

private:
    struct Played
    {
        juce::AudioProcessor::BusesLayout buses;
        Session captured;
        std::vector<float> quietKey, loudKey;
    };

    Played playedFrom (const Session& session)
    {
        Played played;

        for (auto* heard : { &played.quietKey, &played.loudKey })
        {
            GraphProcessor graph;
            graph.prepareToPlay (rate, blockSize);
            build (session, graph);

            if (HasFatalFailure())
                return played;

            const auto& plugin = graph.model()->nodes()[0].instance->processor();
            played.buses = plugin.getBusesLayout();
            const auto captured = SessionBuilder::capture (graph, "Captured", {});
            EXPECT_TRUE (captured) << captured.error().describe();
            played.captured = captured.value();
            *heard = play (graph, heard == &played.loudKey ? 0.9f : 0.0f);
        }

        return played;
    }

    void build (const Session& session, GraphProcessor& graph)
    {
        const auto built =
            SessionBuilder::build (session, library, graph, { .commit = CommitOptions::atOnce() });
        ASSERT_TRUE (built) << built.error().describe();
        ASSERT_TRUE (built->placeholders.empty()) << built->warnings.front();
        EXPECT_TRUE (built->warnings.empty()) << built->warnings.front();
    }
};

TEST_F (Sidechains, ThatAreAChannelOfTheMainBusComeBackWithTheirSession)
{
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, zam.reference);
    expectTheSidechainToComeBack (zam);
}

TEST_F (Sidechains, ThatAreABusOfTheirOwnComeBackWithTheirSession)
{
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, lsp.reference);
    expectTheSidechainToComeBack (lsp);
}

} // namespace
} // namespace lopsided::testing
