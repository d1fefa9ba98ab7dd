#include "InstancePreparation.h"

#include "InstanceDeleter.h"

#include <algorithm>
#include <exception>
#include <utility>

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

    unsilence (instance);
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

void InstancePreparation::silence (const std::shared_ptr<NodeInstance>& instance, std::string problem)
{
    auto& record = InstanceDeleter::recordOf (instance);
    instance->processor().suspendProcessing (true);
    record.isSilenced = true;
    record.problem = std::move (problem);
}

void InstancePreparation::unsilence (const std::shared_ptr<NodeInstance>& instance)
{
    if (std::exchange (InstanceDeleter::recordOf (instance).isSilenced, false))
        instance->processor().suspendProcessing (false);
}

void InstancePreparation::leaveOut (const std::shared_ptr<NodeInstance>& instance, std::string problem) const
{
    silence (instance, std::move (problem));
    InstanceDeleter::recordOf (instance).setPreparedFor (number);
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
