#include "StateProbe.h"

#include "AudioThread.h"
#include "PluginCaller.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace lopsided
{
namespace
{
constexpr float tolerance = 1.0e-4f; // of a parameter's whole range
constexpr int longestName = 64;
constexpr int mostNames = 32;
constexpr std::chrono::milliseconds settlingTime { 50 };
} // namespace

StateProbe::StateProbe (juce::AudioProcessor& pluginToSave, OpenPlugin open, double sampleRate,
                        int blockFrames)
    : plugin (pluginToSave),
      openPlugin (std::move (open)),
      rate (sampleRate),
      frames (blockFrames)
{}

void StateProbe::settle (const juce::AudioProcessor& processor)
{
    if (pluginFormatFromString (PluginLibrary::reference (processor).format) == PluginFormat::vst3)
        AudioThread::run (
            [] { std::this_thread::sleep_for (settlingTime); }); // messages are served meanwhile
}

void StateProbe::rememberParameters()
{
    settle (plugin);
    remembered = values (plugin);
}

ObservedState StateProbe::measure()
{
    ObservedState result;
    settle (plugin);
    const auto state = saveState (plugin);
    const auto opened = openPlugin();

    if (opened.has_error() || (state.isEmpty() && plugin.getParameters().isEmpty()))
    {
        result.roundTrip =
            opened.has_error() ? ObservedState::RoundTrip::notTried : ObservedState::RoundTrip::none;
        return result;
    }

    auto& fresh = **opened;

    if (! state.isEmpty() && restoreState (fresh, state).has_error())
    {
        result.roundTrip = ObservedState::RoundTrip::differs;
        return result;
    }

    settle (fresh);
    const auto isExact = ! state.isEmpty() && savesTheSame (fresh, state);
    compareParameters (fresh, result);

    if (isExact && result.differing.isEmpty())
        result.roundTrip = ObservedState::RoundTrip::exact;
    else if (result.differing.isEmpty() && ! plugin.getParameters().isEmpty())
        result.roundTrip = ObservedState::RoundTrip::parametersEqual;
    else
        result.roundTrip = ObservedState::RoundTrip::differs;

    return result;
}

std::vector<float> StateProbe::values (const juce::AudioProcessor& processor) const
{
    std::vector<float> result;

    for (const auto* parameter : processor.getParameters())
        result.push_back (parameter->getValue());

    return result;
}

bool StateProbe::savesTheSame (juce::AudioProcessor& fresh, const juce::MemoryBlock& state) const
{
    if (saveState (fresh) == state)
        return true;

    // Some know what they were given once they have played.
    fresh.prepareToPlay (rate, frames);
    AudioThread::run ([&] {
        PluginCaller caller (fresh, rate, frames);
        caller.begin (frames);
        caller.process (PluginCaller::Watch::nothing);
    });
    const auto isSame = saveState (fresh) == state;
    fresh.releaseResources();
    return isSame;
}

void StateProbe::compareParameters (const juce::AudioProcessor& fresh, ObservedState& result) const
{
    const auto saved = values (plugin);
    const auto restored = values (fresh);

    for (int index = 0; index < plugin.getParameters().size(); ++index)
    {
        const auto name = plugin.getParameters()[index]->getName (longestName);
        const auto position = static_cast<std::size_t> (index);

        if (isOutput (index))
            result.outputs.add (name);
        else if (position >= restored.size() || std::abs (saved[position] - restored[position]) > tolerance)
            result.differing.add (name);
    }

    result.outputs.removeRange (mostNames, result.outputs.size());
    result.differing.removeRange (mostNames, result.differing.size());
}

bool StateProbe::isOutput (int index) const
{
    const auto* parameter = plugin.getParameters()[index];
    const auto position = static_cast<std::size_t> (index);

    return ! parameter->isAutomatable()
           || (position < remembered.size()
               && std::abs (parameter->getValue() - remembered[position]) > tolerance);
}

} // namespace lopsided
