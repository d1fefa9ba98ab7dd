#pragma once

#include "TestProcessor.h"

#include <atomic>
#include <map>
#include <memory>
#include <utility>

namespace lopsided
{

/** A processor that can replace all its parameters, as plugins do that load something else. It remembers what each was
    set to, by its id, beyond the parameter's own life. */
class RebuildingProcessor final : public TestProcessor
{
public:
    /** By id; shared with the parameters. */
    using Values = std::map<juce::String, float>;

    explicit RebuildingProcessor (const juce::StringArray& ids)
        : TestProcessor ("Rebuilding", 2, 2)
    {
        rebuild (ids);
    }

    /** New parameters; those that were there are gone when it returns. Nobody is told. */
    void rebuild (const juce::StringArray& ids)
    {
        juce::AudioProcessorParameterGroup group { "all", "All", "|" };

        for (const auto& id : ids)
            group.addChild (std::make_unique<Parameter> (id, values));

        setParameterTree (std::move (group));
    }

    /** Tells the listeners, as a plugin does after it. */
    void announce() { updateHostDisplay (ChangeDetails {}.withParameterInfoChanged (true)); }

    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override { ++numBlocks; }

    using TestProcessor::processBlock;

    void prepareToPlay (double, int) override
    {
        if (idsOfNextPreparation.isEmpty())
            return;

        rebuild (std::exchange (idsOfNextPreparation, {}));
        announce();
    }

    const std::shared_ptr<Values> values = std::make_shared<Values>();
    juce::StringArray idsOfNextPreparation;
    std::atomic<int> numBlocks { 0 };

private:
    class Parameter final : public juce::HostedAudioProcessorParameter
    {
    public:
        Parameter (juce::String idToHave, std::shared_ptr<Values> valuesToWrite)
            : id (std::move (idToHave)),
              values (std::move (valuesToWrite))
        {}

        juce::String getParameterID() const override { return id; }
        float getValue() const override { return 0.0f; }
        void setValue (float newValue) override { (*values)[id] = newValue; }
        float getDefaultValue() const override { return 0.0f; }
        juce::String getName (int) const override { return id; }
        juce::String getLabel() const override { return {}; }
        float getValueForText (const juce::String& text) const override { return text.getFloatValue(); }

    private:
        const juce::String id;
        const std::shared_ptr<Values> values;
    };
};

} // namespace lopsided
