#include "PanelText.h"

namespace lopsided
{

namespace
{
juce::String percent (double share)
{
    return juce::String (juce::roundToInt (100.0 * share)) + " %";
}

juce::String padded (int number, int digits)
{
    return juce::String (number).paddedLeft ('0', digits);
}

juce::String noteName (const juce::MidiMessage& message)
{
    return juce::MidiMessage::getMidiNoteName (message.getNoteNumber(), true, true, 3);
}

juce::String voiceText (const juce::MidiMessage& message)
{
    if (message.isNoteOn())
        return "Note on " + noteName (message) + ", velocity " + juce::String (message.getVelocity());

    if (message.isNoteOff())
        return "Note off " + noteName (message);

    if (message.isController())
    {
        const juce::String name (juce::MidiMessage::getControllerName (message.getControllerNumber()));
        return "Controller " + juce::String (message.getControllerNumber())
               + (name.isNotEmpty() ? " (" + name + ")" : juce::String()) + " is "
               + juce::String (message.getControllerValue());
    }

    if (message.isPitchWheel())
        return "Pitch bend " + juce::String (message.getPitchWheelValue() - 8192);

    if (message.isChannelPressure())
        return "Pressure " + juce::String (message.getChannelPressureValue());

    if (message.isAftertouch())
        return "Pressure " + juce::String (message.getAfterTouchValue()) + " on " + noteName (message);

    return message.isProgramChange() ? "Program " + juce::String (message.getProgramChangeNumber() + 1)
                                     : juce::String();
}
} // namespace

juce::String PanelText::bars (double beats)
{
    constexpr int beatsInBar = 4;
    const auto hundredths = static_cast<juce::int64> (std::floor (juce::jmax (0.0, beats) * 100.0 + 1.0e-6));
    const auto beat = hundredths / 100;
    return juce::String (beat / beatsInBar + 1) + "." + juce::String (beat % beatsInBar + 1) + "."
           + padded (static_cast<int> (hundredths % 100), 2);
}

juce::String PanelText::time (double seconds)
{
    const auto tenths = static_cast<juce::int64> (std::floor (juce::jmax (0.0, seconds) * 10.0 + 1.0e-6));
    const auto minutes = tenths / 600;
    const auto rest = padded (static_cast<int> (tenths / 10 % 60), 2) + "." + juce::String (tenths % 10);

    if (minutes < 60)
        return juce::String (minutes) + ":" + rest;

    return juce::String (minutes / 60) + ":" + padded (static_cast<int> (minutes % 60), 2) + ":" + rest;
}

juce::String PanelText::load (const AudioStatus& status)
{
    return percent (status.meanLoad) + " (99.9: " + percent (status.p999Load) + ", worst "
           + percent (status.worstLoad) + ")";
}

juce::String PanelText::lateBlocks (const AudioStatus& status)
{
    if (status.lateBlocks == 0)
        return "No late block";

    const auto count = juce::String (static_cast<juce::int64> (status.lateBlocks));
    return count + (status.lateBlocks == 1 ? " late block" : " late blocks")
           + (status.culprit.isNotEmpty() ? ": " + status.culprit : juce::String());
}

juce::String PanelText::latency (const AudioStatus& status)
{
    const auto samples = status.latencySamples + status.deviceLatencySamples;
    const auto text = juce::String (samples) + " samples";
    return status.sampleRate > 0.0
               ? text + ", " + juce::String (1000.0 * samples / status.sampleRate, 1) + " ms"
               : text;
}

juce::String PanelText::rate (double sampleRate)
{
    const auto kilo = sampleRate / 1000.0;
    return juce::String (kilo, std::abs (kilo - std::round (kilo)) < 0.005 ? 0 : 1) + " kHz";
}

juce::String PanelText::device (const AudioStatus& status)
{
    if (status.device == AudioStatus::Device::none)
        return "No audio device";

    const auto settings = rate (status.sampleRate) + ", " + juce::String (status.blockSize);
    return status.deviceName + (status.device == AudioStatus::Device::lost ? " is lost" : ", " + settings);
}

juce::String PanelText::midi (const juce::MidiMessage& message)
{
    if (const auto voice = voiceText (message); voice.isNotEmpty())
        return voice + ", channel " + juce::String (message.getChannel());

    if (message.isSysEx())
        return "System exclusive, " + juce::String (message.getSysExDataSize()) + " bytes";

    if (message.isMidiStart() || message.isMidiStop() || message.isMidiContinue())
        return message.isMidiStart() ? "Start" : message.isMidiStop() ? "Stop" : "Continue";

    if (message.isMidiClock())
        return "Clock";

    if (message.isActiveSense())
        return "Active sensing";

    return "Bytes " + juce::String::toHexString (message.getRawData(), message.getRawDataSize());
}

} // namespace lopsided
