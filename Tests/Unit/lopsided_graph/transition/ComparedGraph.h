#pragma once

#include "../TestGraph.h"
#include "TransitionReference.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lopsided
{

/** A graph that is edited and played twice: compiled, and by the reference. Each has processors of its own, under the
    same incarnations. What the audio thread plays is only what it has taken: so commits can be overtaken. */
class ComparedGraph
{
public:
    using Factory = std::function<std::unique_ptr<juce::AudioProcessor>()>;

    /** One incarnation, once for each. */
    struct Twin
    {
        std::shared_ptr<NodeInstance> compiled;
        std::shared_ptr<NodeInstance> walked;
    };

    explicit ComparedGraph (const RenderSettings& settingsToUse)
        : compiled (settingsToUse),
          walked (settingsToUse),
          reference (settingsToUse)
    {
        // The reference calls every node: one that is skipped renders 0 where it would have rendered -0.
        compiled.settings.accounting.idleSkip = Accounting::Switch::off;
    }

    //==================================================================================================================
    Twin make (const Factory& factory)
    {
        return { compiled.makeInstance (factory()), walked.makeInstance (factory()) };
    }

    NodeID add (const Twin& twin, NodeID wanted = {})
    {
        const auto id = compiled.model.addNode (twin.compiled, "node", wanted).value();
        walked.model.addNode (twin.walked, "node", id).value();
        return id;
    }

    template <typename Processor, typename... Arguments>
    NodeID add (Arguments... arguments)
    {
        return add (make ([=] { return std::make_unique<Processor> (arguments...); }));
    }

    [[nodiscard]] Twin twinOf (NodeID id) const
    {
        return { compiled.model.findNode (id)->instance, walked.model.findNode (id)->instance };
    }

    void remove (NodeID id)
    {
        compiled.model.removeNode (id).value();
        walked.model.removeNode (id).value();
    }

    /** False when its connections are not possible for the new one. */
    bool replace (NodeID id, const Twin& twin)
    {
        return bool (compiled.model.replaceNode (id, twin.compiled))
               && bool (walked.model.replaceNode (id, twin.walked));
    }

    bool connect (const Connection& connection)
    {
        return bool (compiled.model.addConnection (connection))
               && bool (walked.model.addConnection (connection));
    }

    void connectStereo (NodeID source, NodeID destination)
    {
        for (int channel = 0; channel < 2; ++channel)
            EXPECT_TRUE (connect ({ { source, channel }, { destination, channel } }));
    }

    void disconnect (const Connection& connection)
    {
        compiled.model.removeConnection (connection).value();
        walked.model.removeConnection (connection).value();
    }

    void disconnectStereo (NodeID source, NodeID destination)
    {
        for (int channel = 0; channel < 2; ++channel)
            disconnect ({ { source, channel }, { destination, channel } });
    }

    /** A processor reports another latency than before, and has the same. */
    void reportLatency (NodeID id, int samples)
    {
        const auto twin = twinOf (id);

        for (const auto& instance : { twin.compiled, twin.walked })
        {
            instance->processor().setLatencySamples (samples);
            instance->refreshShape();
        }
    }

    void setOptions (NodeID id, const NodeOptions& options)
    {
        compiled.model.setNodeOptions (id, options).value();
        walked.model.setNodeOptions (id, options).value();
    }

    [[nodiscard]] const GraphModel& model() const noexcept { return compiled.model; }

    //==================================================================================================================
    void commit (const TransitionOptions& options = {})
    {
        auto sequence = GraphCompiler::compile (compiled.model, compiled.settings, compiled.carried, options);
        ASSERT_TRUE (sequence) << sequence.error().message;
        reference.commit (walked.model, options);
        sequences[++newest] = std::move (*sequence);
        ASSERT_EQ (sequences[newest]->latencySamples(), reference.latencySamples (newest));
    }

    /** The audio thread takes the newest sequence; all others are reclaimed. */
    void take()
    {
        playing = newest;
        reclaim();
    }

    /** What is overtaken, and was never taken, is reclaimed. */
    void reclaim()
    {
        std::erase_if (sequences, [this] (const auto& entry) {
            const auto isUnused = entry.first != playing && entry.first != newest;

            if (isUnused)
                reference.forget (entry.first);

            return isUnused;
        });
    }

    void commitAndTake (const TransitionOptions& options = {})
    {
        commit (options);
        take();
    }

    [[nodiscard]] GraphCompiler::Progress progress() const
    {
        return GraphCompiler::progressOf (compiled.carried);
    }

    [[nodiscard]] const RenderSequence& sequence() const { return *sequences.at (playing); }

    /** Whether the newest commit turned something round. */
    [[nodiscard]] bool hasTwoPhases() const { return reference.hasTwoPhases (newest); }

    [[nodiscard]] const RenderSequence& newestSequence() const { return *sequences.at (newest); }

    /** Renders a block by both. @returns what the compiled one made of it. */
    Block render (const Block& input)
    {
        auto expected = reference.render (playing, input);
        auto actual = lopsided::render (sequence(), input, compiled.settings.numOutputs);
        EXPECT_TRUE (isIdentical (actual.audio, expected.audio)) << describeDifference (actual, expected);
        position += input.audio.getNumSamples();
        return actual;
    }

    /** Renders so many samples in blocks of at most so many. @returns all of the output. */
    template <typename MakeInput>
    juce::AudioBuffer<float> renderAll (int numSamples, int blockSize, MakeInput&& makeInput)
    {
        juce::AudioBuffer<float> all { compiled.settings.numOutputs, numSamples };

        for (int done = 0; done < numSamples && ! ::testing::Test::HasFailure(); done += blockSize)
        {
            const auto count = std::min (blockSize, numSamples - done);
            const auto block = render (makeInput (count));

            for (int channel = 0; channel < all.getNumChannels(); ++channel)
                all.copyFrom (channel, done, block.audio, channel, 0, count);
        }

        return all;
    }

    [[nodiscard]] std::int64_t samplesRendered() const noexcept { return position; }

    TestGraph compiled;

private:
    [[nodiscard]] std::string describeDifference (const Block& actual, const Block& expected) const
    {
        for (int i = 0; i < expected.audio.getNumSamples(); ++i)
            for (int channel = 0; channel < expected.audio.getNumChannels(); ++channel)
                if (const auto is = actual.audio.getSample (channel, i),
                    wanted = expected.audio.getSample (channel, i);
                    std::memcmp (&is, &wanted, sizeof (is)) != 0)
                    return "channel " + std::to_string (channel) + ", sample " + std::to_string (i)
                           + " of the block, " + std::to_string (position + i)
                           + " of all: " + std::to_string (is) + " instead of " + std::to_string (wanted);

        return "none";
    }

    TestGraph walked;
    TransitionReference reference;
    std::map<std::uint64_t, std::shared_ptr<const RenderSequence>> sequences; ///< by version
    std::uint64_t newest = 0;
    std::uint64_t playing = 0;
    std::int64_t position = 0;
};

} // namespace lopsided
