#pragma once

#include <TestProcessors/TestProcessors.h>
#include <juce_audio_processors/juce_audio_processors.h>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace lopsided::testing
{

/** What happened to a kind of processors, and where. Shared by the processors and the test. */
struct Journal
{
    std::atomic<int> made { 0 };
    std::atomic<int> prepared { 0 };
    std::atomic<int> released { 0 };
    std::atomic<int> resets { 0 };
    std::atomic<int> destroyed { 0 };
    std::atomic<int> destroyedElsewhere { 0 }; ///< not on the message thread
    std::atomic<int> preparedElsewhere { 0 };
    std::atomic<double> rate { 0.0 };
    std::atomic<int> block { 0 };
    std::atomic<bool> isOffline { false };

    int alive() const { return made - destroyed; }
};

/** A stereo processor that does what a test tells it, and writes down what is done to it. */
class ScriptedProcessor final : public TestProcessor
{
public:
    struct Script
    {
        juce::String name = "scripted";
        std::function<void (juce::AudioBuffer<float>&, juce::MidiBuffer&)> process;
        std::function<void (juce::AudioProcessor&, double, int)> prepare;
        double tailSeconds = 0.0;
        std::function<double()> tail; ///< instead of tailSeconds
        Midi midi = Midi::none;
        std::shared_ptr<Journal> journal = std::make_shared<Journal>();
    };

    explicit ScriptedProcessor (const Script& scriptToFollow)
        : TestProcessor (scriptToFollow.name, 2, 2, scriptToFollow.midi),
          script (scriptToFollow)
    {
        ++script.journal->made;
    }

    ~ScriptedProcessor() override
    {
        ++script.journal->destroyed;

        if (! juce::MessageManager::existsAndIsCurrentThread())
            ++script.journal->destroyedElsewhere;
    }

    void prepareToPlay (double sampleRate, int maximumBlockSize) override
    {
        auto& journal = *script.journal;
        journal.rate = sampleRate;
        journal.block = maximumBlockSize;
        journal.isOffline = isNonRealtime();
        ++journal.prepared;

        if (! juce::MessageManager::existsAndIsCurrentThread())
            ++journal.preparedElsewhere;

        if (script.prepare)
            script.prepare (*this, sampleRate, maximumBlockSize);
    }

    void releaseResources() override { ++script.journal->released; }
    void reset() override { ++script.journal->resets; }

    void setNonRealtime (bool isOffline) noexcept override
    {
        juce::AudioProcessor::setNonRealtime (isOffline);
        script.journal->isOffline = isOffline;
    }

    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override
    {
        if (script.process)
            script.process (audio, midi);
    }

    using TestProcessor::processBlock;

    double getTailLengthSeconds() const override { return script.tail ? script.tail() : script.tailSeconds; }
    bool hasEditor() const override { return true; }
    juce::AudioProcessorEditor* createEditor() override
    {
        return new juce::GenericAudioProcessorEditor (*this);
    }

private:
    const Script script;
};

/** A processor that multiplies by a factor. */
inline std::unique_ptr<ScriptedProcessor> makeGain (float factor, std::shared_ptr<Journal> journal = nullptr)
{
    ScriptedProcessor::Script script;
    script.name = "gain";
    script.process = [factor] (auto& audio, auto&) { audio.applyGain (factor); };

    if (journal != nullptr)
        script.journal = std::move (journal);

    return std::make_unique<ScriptedProcessor> (script);
}

} // namespace lopsided::testing
