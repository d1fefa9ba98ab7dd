#include "DeviceFinder.h"

#include "Live/JackMidi.h"
#include "PacedDummyDevice.h"
#include "QuietJack.h"

namespace lopsided
{
namespace
{

std::unique_ptr<juce::AudioIODeviceType> makeType (const juce::String& name)
{
    std::unique_ptr<juce::AudioIODeviceType> type;

    if (name.equalsIgnoreCase ("JACK"))
    {
        QuietJack::enable();
        type.reset (juce::AudioIODeviceType::createAudioIODeviceType_JACK());
    }
    else if (name.equalsIgnoreCase ("ALSA"))
        type.reset (juce::AudioIODeviceType::createAudioIODeviceType_ALSA());

    if (type != nullptr)
        type->scanForDevices();

    return type;
}

juce::BigInteger firstChannels (int count)
{
    juce::BigInteger channels;
    channels.setRange (0, count, true);
    return channels;
}

int limited (int count, int most)
{
    return most < 0 ? count : juce::jmin (count, most);
}

DeviceFinder::Listing describe (const juce::String& name, juce::AudioIODevice& device)
{
    DeviceFinder::Listing listing { name, device.getInputChannelNames().size(),
                                    device.getOutputChannelNames().size() };

    for (const auto rate : device.getAvailableSampleRates())
        listing.sampleRates.push_back (rate);

    for (const auto size : device.getAvailableBufferSizes())
        listing.blockSizes.push_back (size);

    return listing;
}

std::string quoted (const juce::String& text)
{
    return '"' + text.toStdString() + '"';
}

// A device may run at a rate or block size of its own (a JACK server always does).
void noteUngranted (OpenDevice& open, const DeviceRequest& request)
{
    const auto rate = open.device->getCurrentSampleRate();
    const auto block = open.device->getCurrentBufferSizeSamples();

    if (request.sampleRate > 0.0 && std::abs (request.sampleRate - rate) > 0.5)
        open.notes.push_back (open.name + " runs at " + std::to_string (juce::roundToInt (rate))
                              + " Hz, not at the " + std::to_string (juce::roundToInt (request.sampleRate))
                              + " Hz asked for.");

    if (request.blockSize > 0 && request.blockSize != block)
        open.notes.push_back (open.name + " uses blocks of " + std::to_string (block) + " frames, not the "
                              + std::to_string (request.blockSize) + " asked for.");
}

} // namespace

std::vector<DeviceFinder::Listing> DeviceFinder::list()
{
    std::vector<Listing> listings;

    for (const auto* typeName : { "JACK", "ALSA" })
    {
        const auto type = makeType (typeName);

        if (type == nullptr)
            continue;

        const auto inputs = type->getDeviceNames (true);

        for (const auto& name : type->getDeviceNames (false))
        {
            if (name == JackMidi::clientName) // our own, and no device
                continue;

            const std::unique_ptr<juce::AudioIODevice> device (
                type->createDevice (name, inputs.contains (name) ? name : juce::String()));

            if (device != nullptr)
                listings.push_back (describe (juce::String (typeName) + ":" + name, *device));
        }
    }

    PacedDummyDevice dummy;
    listings.push_back (describe ("dummy", dummy));
    return listings;
}

HostResult<OpenDevice> DeviceFinder::open (const DeviceRequest& request)
{
    return request.name.isEmpty() ? openFirstThatWorks (request) : openNamed (request);
}

HostResult<OpenDevice> DeviceFinder::openNamed (const DeviceRequest& request)
{
    if (request.name.equalsIgnoreCase ("dummy"))
        return openDummy (request);

    const auto typeName = request.name.upToFirstOccurrenceOf (":", false, false);
    const auto deviceName = request.name.fromFirstOccurrenceOf (":", false, false);
    auto type = makeType (typeName);

    if (type == nullptr)
        return HostError { "there is no kind of device called " + quoted (typeName)
                           + "; use JACK, ALSA, ALSA:name or dummy (\"lopsided devices\" lists them)" };

    return openOfType (std::move (type), deviceName, request);
}

HostResult<OpenDevice> DeviceFinder::openFirstThatWorks (const DeviceRequest& request)
{
    std::string reasons;

    for (const auto* typeName : { "JACK", "ALSA" })
    {
        auto opened = openOfType (makeType (typeName), {}, request);

        if (opened.has_value())
            return opened;

        reasons += (reasons.empty() ? "" : "; ") + opened.error().message;
    }

    auto dummy = openDummy (request);

    if (dummy.has_value())
        dummy->notes.insert (dummy->notes.begin(),
                             "No audio hardware works here (" + reasons
                                 + "), so the built-in dummy device plays in real time, unheard.");

    return dummy;
}

HostResult<OpenDevice> DeviceFinder::openOfType (std::unique_ptr<juce::AudioIODeviceType> type,
                                                 const juce::String& deviceName, const DeviceRequest& request)
{
    if (type == nullptr)
        return HostError { "this build has no such kind of device" };

    const auto typeName = type->getTypeName();
    auto outputs = type->getDeviceNames (false);
    outputs.removeString (JackMidi::clientName); // our own, and no device

    if (outputs.isEmpty())
        return HostError { typeName == "JACK" ? "JACK: no server is running"
                                              : typeName.toStdString() + ": no device was found" };

    const auto output =
        deviceName.isNotEmpty() ? deviceName : outputs[juce::jmax (0, type->getDefaultDeviceIndex (false))];

    if (! outputs.contains (output))
        return HostError { typeName.toStdString() + " has no device called " + quoted (output) + "; there is "
                           + outputs.joinIntoString (", ").toStdString() };

    const auto wantsInput = request.inputs == DeviceRequest::Inputs::wanted;
    const auto inputs = type->getDeviceNames (true);
    const auto input = ! wantsInput               ? juce::String()
                       : inputs.contains (output) ? output
                       : deviceName.isNotEmpty()  ? juce::String()
                                                 : inputs[juce::jmax (0, type->getDefaultDeviceIndex (true))];

    OpenDevice open;
    open.device.reset (type->createDevice (output, input));
    open.type = std::move (type);
    open.name = (typeName + " (" + output + ")").toStdString();
    open.identifier = typeName + ":" + output;

    if (open.device == nullptr)
        return HostError { open.name + " cannot be used" };

    const auto numInputs =
        wantsInput ? limited (open.device->getInputChannelNames().size(), request.numInputs) : 0;
    const auto numOutputs = limited (open.device->getOutputChannelNames().size(), request.numOutputs);
    const auto error = open.device->open (firstChannels (numInputs), firstChannels (numOutputs),
                                          request.sampleRate, request.blockSize);

    if (error.isNotEmpty())
        return HostError { open.name + " does not open: " + error.toStdString() };

    noteUngranted (open, request);
    return open;
}

HostResult<OpenDevice> DeviceFinder::openDummy (const DeviceRequest& request)
{
    OpenDevice open;
    open.device = std::make_unique<PacedDummyDevice>();
    open.name = "dummy";
    open.identifier = "dummy";
    open.device->open (firstChannels (limited (PacedDummyDevice::numChannels, request.numInputs)),
                       firstChannels (limited (PacedDummyDevice::numChannels, request.numOutputs)),
                       request.sampleRate, request.blockSize);
    return open;
}

} // namespace lopsided
