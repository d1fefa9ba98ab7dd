#pragma once

#include "Blocks.h"
#include "RandomNotes.h"
#include "TestGraph.h"

#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace lopsided
{

/** Hears what it is told, and either plays notes of its own or passes what it hears on, as late as it says. */
class WitnessProcessor final : public TestProcessor
{
public:
    enum class Kind
    {
        plays,
        passes
    };

    /** What all of them have in common: they take turns at it, on whatever thread. */
    struct Common
    {
        MidiWitness::Counts counts;
        std::mutex turns;
    };

    WitnessProcessor (Kind kindToBe, int latencyToHave, std::uint32_t seed, Common& common,
                      MidiWitness::Ways ways)
        : TestProcessor ("Witness", 2, 2, Midi::acceptsAndProduces),
          kind (kindToBe),
          turns (common.turns),
          counts (common.counts),
          notes (seed, counts),
          witness ("node made with " + std::to_string (seed), ways, counts),
          line (latencyToHave, 512)
    {
        setLatencySamples (latencyToHave);
        MidiRoom::reserve (passed);
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        const std::lock_guard hold { turns };
        const auto numSamples = audio.getNumSamples();

        for (const auto event : midi)
            witness.hear (position + event.samplePosition, event.data);

        line.process (midi, numSamples, getLatencySamples(), position, { drops, drops });
        passed.clear();

        if (kind == Kind::plays)
            notes.play (passed, numSamples);
        else
            for (const auto event : line.output())
                pass (event);

        midi.swapWith (passed);
        position += numSamples;
    }

    using TestProcessor::processBlock;

    RandomNotes& player() noexcept { return notes; }
    [[nodiscard]] const MidiWitness& heard() const noexcept { return witness; }

private:
    /** Gives what passes a mark of its own, so that it differs from what reaches the same place by another way. */
    void pass (const juce::MidiMessageMetadata& event)
    {
        std::uint8_t bytes[] { event.data[0], event.data[1], event.data[2] };
        const auto pedal = (bytes[0] & 0xf0) == 0xb0 ? 64 : 0;
        const RandomNotes::Key key { bytes[0] & 0x0f, bytes[1] + 2 * pedal };
        const auto begins = pedal != 0 ? bytes[2] >= pedal : (bytes[0] & 0xf0) == 0x90;
        auto& mark = known[{ key, pedal != 0 ? bytes[2] % pedal : bytes[2] }];

        if (begins)
            mark = MidiWitness::nextMark (counts[key]);

        bytes[2] = static_cast<std::uint8_t> (mark + (begins ? pedal : 0));
        mark = begins ? mark : 0;
        MidiRoom::append (passed, event.samplePosition, bytes, 3);
    }

    const Kind kind;
    std::mutex& turns;
    MidiWitness::Counts& counts;
    std::map<std::pair<RandomNotes::Key, int>, int> known; ///< the mark that it was given
    RandomNotes notes;
    MidiWitness witness;
    MidiDelayLine line;
    MidiDrops drops;
    juce::MidiBuffer passed;
    std::int64_t position = 0;
};

/** A graph of such nodes that is edited and played at random. */
class RandomMidiGraph
{
public:
    using Ways = MidiWitness::Ways;

    /** By one way: no node passes anything, and none is bypassed. */
    RandomMidiGraph (std::uint32_t seedToUse, Ways waysToUse, const RenderSettings& settings)
        : graph (settings),
          ways (waysToUse),
          seed (seedToUse),
          random (seedToUse)
    {
        for (int i = 3 + upTo (6); i > 0; --i)
            addNode();
    }

    int upTo (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); }

    void edit();

    /** Makes a sequence, which may never be taken. */
    void commit (const TransitionOptions& options);
    void take() { playing = newest; }

    [[nodiscard]] GraphCompiler::Progress progress() const
    {
        return GraphCompiler::progressOf (graph.carried);
    }

    void renderBlock (int numSamples);

    /** Blocks of 1 to this. */
    [[nodiscard]] int maximumBlockSize() const noexcept { return graph.settings.maximumBlockSize; }

    /** Nobody plays anything new from now on. */
    void stop();

    /** Takes all nodes out, and lets go of those that were removed before. */
    void removeAll();

    /** All that still sounds anywhere. */
    [[nodiscard]] std::string sounding();

    /** Notes and pedals that were heard, over all that is in the graph. */
    [[nodiscard]] int numHeard();

private:
    [[nodiscard]] std::unique_ptr<juce::AudioProcessor> makeProcessor();
    [[nodiscard]] NodeID chooseNode();
    [[nodiscard]] double rankOf (NodeID id) const;
    void addNode();
    void removeNode();
    void bringNodeBack();
    void replaceNode();
    void setOptions();
    void setLatency();
    void toggle (bool isMidi);
    void turnRound();

    WitnessProcessor::Common common; // before the graph, whose processors write into it
    TestGraph graph;
    const Ways ways;
    const std::uint32_t seed;
    std::mt19937 random;
    std::uint32_t numMade = 0;
    std::map<NodeID, double> ranks;
    std::vector<std::pair<Node, std::vector<Connection>>> removed;
    std::shared_ptr<const RenderSequence> newest;
    std::shared_ptr<const RenderSequence> playing;
    RandomNotes host { seed, common.counts };
    MidiWitness hostWitness { "host", ways, common.counts };
    std::int64_t position = 0;
};

} // namespace lopsided
