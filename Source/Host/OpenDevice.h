#pragma once

#include <juce_audio_devices/juce_audio_devices.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** A device that is open and not started yet, and what the user should be told about it. Message thread. */
struct OpenDevice
{
    std::unique_ptr<juce::AudioIODeviceType> type; // null for the dummy; outlives the device
    std::unique_ptr<juce::AudioIODevice> device;
    std::string name;               // for people: "JACK (system)", "dummy"
    juce::String identifier;        // as --device takes it: "JACK:system", "dummy"
    std::vector<std::string> notes; // whole sentences: why this one, and which wishes it did not grant
};

} // namespace lopsided
