#include "ControlGraph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

namespace lopsided
{
namespace
{

using Lengths = std::vector<int>;

TEST (Split, HappensAtThePositionOfAChange)
{
    ControlGraph graph;
    graph.set (100, 0.5f);
    const auto output = samplesOf (graph.render (256));
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 100, 156 }));
    EXPECT_EQ (std::count (output.begin(), output.begin() + 100, 0.0f), 100);
    EXPECT_EQ (std::count (output.begin() + 100, output.end(), 0.5f), 156);
}

TEST (Split, DoesNotHappenForChangesAtTheStart)
{
    ControlGraph graph;
    graph.setNow (0.25f);
    graph.render (64);
    graph.set (64, 0.5f);
    graph.render (64);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 64, 64 }));
    EXPECT_EQ (graph.processor.calls[0].values, std::vector<float> { 0.25f });
    EXPECT_EQ (graph.processor.calls[1].values, std::vector<float> { 0.5f });
}

TEST (Split, MovesAChangeToThePointLessThan16SamplesBefore)
{
    ControlGraph graph { 2 };
    graph.set (100, 0.1f, 0);
    graph.set (115, 0.2f, 1);
    graph.set (107, 0.3f, 0);
    graph.set (116, 0.4f, 0);
    graph.render (256);
    const auto& calls = graph.processor.calls;
    ASSERT_EQ (graph.processor.lengths(), (Lengths { 100, 16, 140 }));
    EXPECT_EQ (calls[1].values, (std::vector<float> { 0.3f, 0.2f }));
    EXPECT_EQ (calls[2].values, (std::vector<float> { 0.4f, 0.2f }));
}

TEST (Split, KeepsItsDistanceToAPointOfTheBlockBefore)
{
    ControlGraph graph;
    graph.set (60, 0.1f);
    graph.render (64);
    graph.set (75, 0.2f); // 15 samples after the point at 60, which is over: made at the start
    graph.set (80, 0.3f); // 16 samples after that start
    graph.render (64);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 60, 4, 16, 48 }));
    EXPECT_EQ (graph.processor.calls[2].values, std::vector<float> { 0.2f });
    EXPECT_EQ (graph.processor.calls[3].values, std::vector<float> { 0.3f });
}

TEST (Split, NeverLosesAChangeThatLiesJustBehindABlock)
{
    ControlGraph graph;
    graph.set (55, 0.1f);
    graph.set (66, 0.2f); // belongs to the point at 55
    graph.render (64);
    graph.render (64);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 55, 9, 64 }));
    EXPECT_EQ (graph.processor.calls[1].values, std::vector<float> { 0.2f });
}

TEST (Split, LendsBuffersThatStartOnCacheLines)
{
    ControlGraph graph;

    for (const auto position : { 17, 50, 67, 101, 133 })
        graph.set (position, 0.5f);

    graph.render (200);
    EXPECT_EQ (graph.processor.calls.size(), 6u);

    for (const auto& call : graph.processor.calls)
        EXPECT_TRUE (call.isAligned);
}

TEST (Split, PassesAudioThroughEveryPart)
{
    ControlGraph graph;
    graph.set (40, 0.0f);
    graph.set (70, 0.0f);
    std::mt19937 random { 7 };
    const auto input = makeNoise (random, 2, 128);
    const auto output = render (*graph.sequence, input);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 40, 30, 58 }));
    EXPECT_TRUE (isIdentical (input.audio, output.audio));
}

TEST (Split, WorksForNodesOfMoreThan31Channels)
{
    ControlGraph graph { 1, TestProcessor::Midi::none, 40 };
    graph.set (40, 0.5f);
    std::mt19937 random { 8 };
    const auto input = makeNoise (random, 40, 128);
    const auto output = render (*graph.sequence, input, 40);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 40, 88 }));

    for (int i = 0; i < 128; ++i)
        ASSERT_EQ (output.audio.getSample (39, i), input.audio.getSample (39, i) + (i < 40 ? 0.0f : 0.5f));
}

TEST (Split, RebasesMidiBothWays)
{
    ControlGraph graph { 1, TestProcessor::Midi::acceptsAndProduces };
    graph.set (100, 0.5f);
    graph.processor.hook = [] (auto&, juce::MidiBuffer& midi) {
        midi.addEvent (juce::MidiMessage::controllerEvent (1, 7, 1), 5);
    };

    juce::MidiBuffer midi;
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 10);
    midi.addEvent (juce::MidiMessage::noteOn (1, 61, 1.0f), 99);
    midi.addEvent (juce::MidiMessage::noteOff (1, 60), 100);
    midi.addEvent (juce::MidiMessage::noteOff (1, 61), 130);
    const auto output = graph.render (256, nullptr, midi);

    const auto positionsOf = [] (const juce::MidiBuffer& buffer) {
        std::vector<int> positions;

        for (const auto event : buffer)
            positions.push_back (event.samplePosition);

        return positions;
    };

    ASSERT_EQ (graph.processor.calls.size(), 2u);
    EXPECT_EQ (positionsOf (graph.processor.calls[0].midi), (std::vector<int> { 10, 99 }));
    EXPECT_EQ (positionsOf (graph.processor.calls[1].midi), (std::vector<int> { 0, 30 }));
    EXPECT_EQ (positionsOf (output.midi), (std::vector<int> { 5, 10, 99, 100, 105, 130 }));
}

TEST (Split, DoesNotHappenForMidiAlone)
{
    ControlGraph graph { 1, TestProcessor::Midi::acceptsAndProduces };
    graph.setNow (0.5f);
    juce::MidiBuffer midi;
    midi.addEvent (juce::MidiMessage::noteOn (1, 60, 1.0f), 100);
    const auto output = graph.render (256, nullptr, midi);
    EXPECT_EQ (graph.processor.lengths(), (Lengths { 256 }));
    EXPECT_EQ (eventsOf (output.midi), eventsOf (midi));
}

TEST (Split, MakesRoomGoodThatAProcessorKept)
{
    ControlGraph graph { 1, TestProcessor::Midi::acceptsAndProduces };
    graph.processor.hook = [] (auto&, juce::MidiBuffer& midi) {
        juce::MidiBuffer fresh;
        fresh.addEvent (juce::MidiMessage::noteOff (1, 1), 3);
        midi.swapWith (fresh);
    };

    for (int block = 0; block < 3; ++block)
    {
        graph.set (block * 128 + 50, 0.5f);
        const auto output = graph.render (128);
        const auto events = eventsOf (output.midi);
        ASSERT_EQ (events.size(), 2u);
        EXPECT_EQ (events[0].first, 3);
        EXPECT_EQ (events[1].first, 53);
    }
}

TEST (Split, LeavesNeighboursWholeAndBitIdentical)
{
    const auto run = [] (bool withChanges) {
        TestGraph graph;
        const auto changed = graph.add<ParameterProcessor>();
        const auto neighbour = graph.add<OnePoleProcessor> (0.7f);
        const auto counter = graph.add<CountingProcessor>();
        graph.connectStereo (GraphNodes::audioInput, changed);
        graph.connectStereo (GraphNodes::audioInput, neighbour);
        graph.connectStereo (neighbour, counter);
        graph.connectStereo (counter, GraphNodes::audioOutput);
        const auto sequence = graph.compile();
        std::mt19937 random { 11 };
        std::vector<Block> outputs;

        for (int block = 0; block < 20; ++block)
        {
            if (withChanges)
                for (const auto offset : { 3, 40, 77 })
                    graph.model.findNode (changed)->instance->control().set (0, 0.5f, block * 100 + offset);

            outputs.push_back (render (*sequence, makeNoise (random, 2, 100)));
        }

        EXPECT_EQ (graph.get<CountingProcessor> (counter).blocks, 20);
        EXPECT_EQ (graph.get<ParameterProcessor> (changed).calls.size(), withChanges ? 80u : 20u);
        return outputs;
    };

    const auto without = run (false);
    const auto with = run (true);

    for (std::size_t block = 0; block < without.size(); ++block)
        EXPECT_TRUE (isIdentical (without[block].audio, with[block].audio));
}

/** What the rule says about changes that are all known in advance: the value of every sample. */
std::vector<float> expectedSamples (std::vector<std::pair<int, float>> changes,
                                    const std::vector<int>& blocks)
{
    std::stable_sort (changes.begin(), changes.end(), [] (auto& a, auto& b) { return a.first < b.first; });
    std::vector<float> samples;
    auto next = changes.begin();
    auto value = 0.0f;
    auto lastPoint = std::numeric_limits<int>::min() / 2;

    for (const auto numSamples : blocks)
    {
        const auto start = static_cast<int> (samples.size());
        auto point = lastPoint;

        for (int i = start; i < start + numSamples; ++i)
        {
            const auto isPoint =
                next != changes.end() && (next->first == i || (i == start && next->first < point + 16));

            if (isPoint)
                point = i;

            while (next != changes.end() && isPoint && next->first < i + 16)
                value = (next++)->second;

            samples.push_back (value);
        }

        lastPoint = point;
    }

    return samples;
}

TEST (Split, FollowsItsRuleForRandomChangesAndBlocks)
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed)
    {
        SCOPED_TRACE ("seed " + std::to_string (seed));
        std::mt19937 random { seed };
        ControlGraph graph;
        std::vector<std::pair<int, float>> changes;
        std::vector<int> blocks;

        for (int i = 0; i < 200; ++i)
        {
            changes.emplace_back (std::uniform_int_distribution { 0, 6000 }(random),
                                  std::uniform_real_distribution { 0.0f, 1.0f }(random));
            graph.set (changes.back().first, changes.back().second);
        }

        std::vector<float> output;

        while (output.size() < 6100)
        {
            blocks.push_back (std::uniform_int_distribution { 1, 512 }(random));
            const auto samples = samplesOf (graph.render (blocks.back()));
            output.insert (output.end(), samples.begin(), samples.end());
        }

        EXPECT_EQ (output, expectedSamples (changes, blocks));

        for (const auto& call : graph.processor.calls)
        {
            EXPECT_LE (call.numSamples, 512);
            EXPECT_TRUE (call.isAligned);
        }

        const auto lengths = graph.processor.lengths();
        EXPECT_EQ (std::accumulate (lengths.begin(), lengths.end(), 0), static_cast<int> (output.size()));
    }
}

} // namespace
} // namespace lopsided
