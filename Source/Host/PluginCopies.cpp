#include "PluginCopies.h"

#include <algorithm>

namespace lopsided
{

bool PluginCopies::canBeCopied (const juce::AudioProcessor& processor)
{
    return PluginLibrary::reference (processor).format.isNotEmpty()
           && dynamic_cast<const FilePlayer*> (&processor) == nullptr
           && dynamic_cast<const PlaceholderProcessor*> (&processor) == nullptr
           && processor.getTotalNumOutputChannels() > 0;
}

bool PluginCopies::isEffect (const juce::AudioProcessor& processor)
{
    return processor.getTotalNumInputChannels() > 0 && processor.getTotalNumOutputChannels() > 0;
}

bool PluginCopies::isFader (const juce::AudioProcessor& processor)
{
    return dynamic_cast<const GainProcessor*> (&processor) != nullptr;
}

int PluginCopies::mainChannels (const juce::AudioProcessor& processor)
{
    return std::min ({ 2, std::max (1, processor.getMainBusNumInputChannels()),
                       std::max (1, processor.getMainBusNumOutputChannels()) });
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> PluginCopies::make (PluginLibrary& library,
                                                                        juce::AudioProcessor& original,
                                                                        double sampleRate, int blockSize)
{
    auto made = library.create (PluginLibrary::reference (original), sampleRate, blockSize);

    if (made.has_error())
        return made;

    if ((*made)->getBusesLayout() != original.getBusesLayout())
        (*made)->setBusesLayout (original.getBusesLayout());

    if (const auto copied = copySettings (original, **made); copied.has_error())
        return copied.error();

    return made;
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> PluginCopies::makeFader (PluginLibrary& library,
                                                                             float decibels,
                                                                             double sampleRate, int blockSize)
{
    auto made = library.create ({ "builtin", GainProcessor::builtinName, {} }, sampleRate, blockSize);

    if (made.has_value())
        for (auto* parameter : (*made)->getParameters())
            if (auto* ranged = dynamic_cast<juce::RangedAudioParameter*> (parameter))
                setParameterValue (**made, *ranged, ranged->convertTo0to1 (decibels));

    return made;
}

PluginResult<void> PluginCopies::copySettings (juce::AudioProcessor& from, juce::AudioProcessor& to)
{
    const auto state = saveState (from);

    if (! state.isEmpty())
        return restoreState (to, state);

    const auto& values = from.getParameters();
    const auto& targets = to.getParameters();

    for (int index = 0; index < std::min (values.size(), targets.size()); ++index)
        setParameterValue (to, *targets[index], values[index]->getValue());

    return {};
}

} // namespace lopsided
