#pragma once

#include "FakeDevice.h"
#include <Host/DeviceRequest.h>
#include <Host/HostResult.h>
#include <Host/OpenDevice.h>
#include <map>
#include <string>

namespace lopsided::testing
{

/** Devices that can be plugged in and out, for LiveAudio's opener. A dummy is always there. */
class FakeStudio
{
public:
    struct Description
    {
        double rate = 48000.0;
        int block = 64;
    };

    HostResult<OpenDevice> open (const DeviceRequest& request)
    {
        requests.push_back (request);
        auto name = request.name.isEmpty() ? firstName() : request.name;
        const auto isDummy = name == "dummy";

        for (const auto& [plugged, description] : devices)
            if (plugged.startsWith (name + ":"))
                name = plugged;

        if (! isDummy && devices.count (name) == 0)
            return HostError { name.toStdString() + " is not there" };

        const auto description = isDummy
                                     ? Description { request.sampleRate > 0.0 ? request.sampleRate : 44100.0,
                                                     request.blockSize > 0 ? request.blockSize : 512 }
                                     : devices.at (name);
        OpenDevice opened;
        auto device = std::make_unique<FakeDevice> (name, name.upToFirstOccurrenceOf (":", false, false),
                                                    description.rate, description.block);
        device->onStart = [this, started = device.get()] { current = started; };
        opened.device = std::move (device);
        opened.name = name.toStdString();
        opened.identifier = name;
        return opened;
    }

    std::map<juce::String, Description> devices;
    std::vector<DeviceRequest> requests;
    FakeDevice* current = nullptr; // the one started last

private:
    juce::String firstName() const { return devices.empty() ? "dummy" : devices.begin()->first; }
};

} // namespace lopsided::testing
