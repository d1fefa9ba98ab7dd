#pragma once

#include <TestProcessors/ParameterProcessor.h>

#include <functional>
#include <juce_audio_processors/juce_audio_processors.h>
#include <stdexcept>

namespace lopsided::testing
{

/** An editor of a size that a test chooses, and counts. */
class TestEditor final : public juce::AudioProcessorEditor
{
public:
    TestEditor (juce::AudioProcessor& owner, int width, int height)
        : juce::AudioProcessorEditor (owner)
    {
        ++numAlive;
        setSize (width, height);
    }

    ~TestEditor() override { --numAlive; }

    /** As a plugin that calls resize: again from within, twice. */
    void resized() override
    {
        if (growsBy > 0 && ++numResizes <= 3)
            setSize (getWidth() + growsBy, getHeight() + growsBy);
    }

    static inline int numAlive = 0;
    int growsBy = 0;

private:
    int numResizes = 0;
};

/** A processor with any editor. */
class EditorProcessor final : public TestProcessor
{
public:
    using Make = std::function<juce::AudioProcessorEditor*(juce::AudioProcessor&)>;

    explicit EditorProcessor (Make makeEditor)
        : TestProcessor ("Edited", 2, 2),
          make (std::move (makeEditor))
    {
        for (const auto* title : { "Cutoff", "Resonance", "Drive" })
            addParameter (new juce::AudioParameterFloat ({ title, 1 }, title, 0.0f, 1.0f, 0.5f));
    }

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using TestProcessor::processBlock;

    bool hasEditor() const override { return true; }
    juce::AudioProcessorEditor* createEditor() override { return make (*this); }

    /** One with an editor of this size. */
    static std::unique_ptr<EditorProcessor> sized (int width, int height)
    {
        return std::make_unique<EditorProcessor> (
            [width, height] (juce::AudioProcessor& owner) { return new TestEditor (owner, width, height); });
    }

private:
    const Make make;
};

} // namespace lopsided::testing
