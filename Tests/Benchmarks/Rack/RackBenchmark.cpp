#include "Benchmarks/Harness/Benchmark.h"
#include "Benchmarks/Harness/Comparison.h"
#include "Benchmarks/Harness/Contender.h"
#include "Benchmarks/Harness/Median.h"

#include <Plugin/RackProcessor.h>
#include <lopsided_session/lopsided_session.h>

#include <juce_events/juce_events.h>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

// The host as a plugin: what it takes to make one, to save one, and to play one beside the plugins in it.
namespace lopsided::benchmarks
{
namespace
{
constexpr double sampleRate = 48000.0;
constexpr int blockSize = 64;
constexpr int numPlugins = 20;
constexpr int numRounds = 11;
constexpr double mostMilliseconds = 50.0;
constexpr double largestShare = 0.02;

PluginReference gain()
{
    return { "builtin", "gain", {} };
}

template <typename Function>
double millisecondsOf (Function&& function)
{
    const auto start = std::chrono::steady_clock::now();
    function();
    return std::chrono::duration<double, std::milli> (std::chrono::steady_clock::now() - start).count();
}

/** Something that is neither silent nor idle. */
void fill (juce::AudioBuffer<float>& audio)
{
    for (int channel = 0; channel < audio.getNumChannels(); ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 0.25f, audio.getNumSamples());
}

/** A rack with a chain of plugins that plays. */
struct PlayingRack
{
    PlayingRack()
    {
        rack.prepareToPlay (sampleRate, blockSize);
        auto last = GraphNodes::audioInput;

        for (int index = 0; index < numPlugins; ++index)
            last = connect (last, rack.document().addPlugin (gain(), {}).value());

        connect (last, GraphNodes::audioOutput);

        for (int block = 0; block < 100; ++block) // until nothing fades any more
        {
            process();
            rack.document().graph().reclaim();
        }
    }

    NodeID connect (NodeID from, NodeID to)
    {
        rack.document().connect ({ { { from, 0 }, { to, 0 } }, { { from, 1 }, { to, 1 } } }).value();
        return to;
    }

    void process()
    {
        fill (audio);
        rack.processBlock (audio, midi);
    }

    RackProcessor rack { RackVariant::effect };
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

/** The same plugins, one after the other on one buffer. */
struct BarePlugins
{
    BarePlugins()
    {
        for (int index = 0; index < numPlugins; ++index)
        {
            plugins.push_back (library.create (gain(), sampleRate, blockSize).value());
            plugins.back()->setPlayConfigDetails (2, 2, sampleRate, blockSize);
            plugins.back()->prepareToPlay (sampleRate, blockSize);
        }
    }

    void process()
    {
        const juce::ScopedNoDenormals noDenormals;
        fill (audio);

        for (auto& plugin : plugins)
            plugin->processBlock (audio, midi);
    }

    PluginLibrary library;
    std::vector<std::unique_ptr<juce::AudioProcessor>> plugins;
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

template <typename Subject>
Contender contender (const std::string& name)
{
    auto subject = std::make_shared<Subject>();
    Worker worker;
    worker.work = [processed = subject.get()] (std::size_t numOperations) {
        for (std::size_t operation = 0; operation < numOperations; ++operation)
            processed->process();
    };
    worker.operationsPerLook = 32;
    return { name, { std::move (worker) }, std::move (subject) };
}

void run (Report& report)
{
    const juce::ScopedJuceInitialiser_GUI messageThread;

    if (report.isWanted ("rack.instantiate_ms"))
    {
        std::vector<double> times;

        for (int round = 0; round < numRounds; ++round)
        {
            std::unique_ptr<RackProcessor> rack;
            times.push_back (
                millisecondsOf ([&] { rack = std::make_unique<RackProcessor> (RackVariant::instrument); }));
        }

        report.figureWithGoal ("rack.instantiate_ms", medianOf (times), "ms", mostMilliseconds);
    }

    if (report.isWanted ("rack.save_ms.20"))
    {
        PlayingRack playing;
        std::vector<double> times;

        for (int round = 0; round < numRounds; ++round)
        {
            juce::MemoryBlock state;
            times.push_back (millisecondsOf ([&] { playing.rack.getStateInformation (state); }));
        }

        report.figureWithGoal ("rack.save_ms.20", medianOf (times), "ms", mostMilliseconds);
    }

    if (report.isWanted ("rack.cost_share_of_block"))
    {
        const Comparison comparison { { contender<PlayingRack> ("rack"), contender<BarePlugins> ("bare") } };
        const auto own = comparison.nanoseconds ("rack") - comparison.nanoseconds ("bare");
        report.figure ("rack.process_us.20", comparison.nanoseconds ("rack") / 1000.0, "us");
        report.figure ("rack.bare_us.20", comparison.nanoseconds ("bare") / 1000.0, "us");
        report.figureWithGoal ("rack.cost_share_of_block", own / (1.0e9 * blockSize / sampleRate), "",
                               largestShare);
    }
}

const Benchmark rackBenchmark { { "rack.instantiate_ms", "rack.save_ms.20", "rack.cost_share_of_block",
                                  "rack.process_us.20", "rack.bare_us.20" },
                                &run };
} // namespace
} // namespace lopsided::benchmarks
