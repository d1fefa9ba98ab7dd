#include "InstancePreparation.h"

#include "InstanceDeleter.h"

#include <algorithm>
#include <exception>

namespace lopsided
{
namespace
{
bool isLv2 (const juce::AudioProcessor& processor)
{
    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);
    return plugin != nullptr && plugin->getPluginDescription().pluginFormatName == "LV2";
}
} // namespace

std::optional<std::string> InstancePreparation::prepare (const std::shared_ptr<NodeInstance>& instance,
                                                         Adoption adoption) const
{
    auto& record = InstanceDeleter::recordOf (instance);

    if (record.preparedFor() == number)
        return std::nullopt;

    release (instance);

    try
    {
        prepareProcessor (*instance);

        if (adoption == Adoption::here)
        {
            instance->adoptPreparation (NodeInstance::Clock::startsAnew);
            record.noteParameters (instance->processor());
        }
    }
    catch (const std::exception& error)
    {
        return std::string { "threw: " } + error.what();
    }
    catch (...)
    {
        return "threw something that is not a std::exception";
    }

    if (record.isSilenced)
        instance->processor().suspendProcessing (false);

    record.isSilenced = false;
    record.setPreparedFor (number);
    return std::nullopt;
}

void InstancePreparation::release (const std::shared_ptr<NodeInstance>& instance)
{
    auto& record = InstanceDeleter::recordOf (instance);

    if (record.preparedFor() == 0)
        return;

    record.setPreparedFor (0);

    try
    {
        instance->release();
    }
    catch (...)
    {}
}

void InstancePreparation::silence (const std::shared_ptr<NodeInstance>& instance)
{
    instance->processor().suspendProcessing (true);
    InstanceDeleter::recordOf (instance).isSilenced = true;
}

void InstancePreparation::prepareProcessor (NodeInstance& instance) const
{
    auto& processor = instance.processor();
    processor.setNonRealtime (pace == Pace::offline);
    instance.prepareProcessor (settings.sampleRate, settings.maximumBlockSize);

    if (! isLv2 (processor))
        return;

    // An LV2 plugin tells its latency by a port, which it writes when it runs. JUCE's LV2 instances do not implement
    // reset(), so they are brought back to their first state by preparing them again, which makes the plugin anew.
    warmUp (processor);
    processor.reset();
    instance.release();
    instance.prepareProcessor (settings.sampleRate, settings.maximumBlockSize);
}

void InstancePreparation::warmUp (juce::AudioProcessor& processor) const
{
    constexpr int numBlocks = 2;

    const auto numChannels =
        std::max (processor.getTotalNumInputChannels(), processor.getTotalNumOutputChannels());
    juce::AudioBuffer<float> silence { numChannels, settings.maximumBlockSize };
    juce::MidiBuffer midi;
    const juce::ScopedNoDenormals noDenormals;

    for (int block = 0; block < numBlocks; ++block)
    {
        silence.clear();
        midi.clear();
        processor.processBlock (silence, midi);
    }
}

} // namespace lopsided
