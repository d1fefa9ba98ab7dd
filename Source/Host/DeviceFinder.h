#pragma once

#include "DeviceRequest.h"
#include "HostResult.h"
#include "OpenDevice.h"
#include <vector>

namespace lopsided
{

/** Finds and opens audio devices, straight on juce::AudioIODevice.

    Thread: message. Realtime: may block.
*/
class DeviceFinder
{
public:
    struct Listing
    {
        juce::String name; // as --device takes it
        int numInputs = 0;
        int numOutputs = 0;
        std::vector<double> sampleRates {}; // empty where only opening it tells
        std::vector<int> blockSizes {};
    };

    /** Every device that could be asked for by name; the dummy is always there and comes last. */
    static std::vector<Listing> list();

    /** Opens what was asked for. Without a name: the first of JACK, ALSA and the dummy that works.

        Errors: no such device (the message lists those there are), or a device that refuses to open.
    */
    static HostResult<OpenDevice> open (const DeviceRequest& request);

private:
    static HostResult<OpenDevice> openNamed (const DeviceRequest& request);
    static HostResult<OpenDevice> openFirstThatWorks (const DeviceRequest& request);
    static HostResult<OpenDevice> openOfType (std::unique_ptr<juce::AudioIODeviceType> type,
                                              const juce::String& deviceName, const DeviceRequest& request);
    static HostResult<OpenDevice> openDummy (const DeviceRequest& request);
};

} // namespace lopsided
