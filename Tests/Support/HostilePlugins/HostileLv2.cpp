#include "Behaviour.h"

#include <lv2/core/lv2.h>
#include <lv2/ui/ui.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace
{
using namespace lopsided::testing;

constexpr std::size_t numPorts = 8;
constexpr std::size_t latencyPort = 4;

/** The ports of hostile.ttl: 0 and 1 in, 2 and 3 out, 4 the latency; wrong-buses reads 5 and 6 as well. */
struct Instance
{
    std::array<float*, numPorts> ports {};
    int numBlocks = 0;
};

LV2_Handle instantiate (const LV2_Descriptor*, double, const char*, const LV2_Feature* const*)
{
    if (behaviour() == Behaviour::crashInstantiate)
        crash();

    return new Instance;
}

void connectPort (LV2_Handle handle, uint32_t port, void* data)
{
    if (port < numPorts)
        static_cast<Instance*> (handle)->ports[port] = static_cast<float*> (data);
}

void run (LV2_Handle handle, uint32_t numFrames)
{
    auto& instance = *static_cast<Instance*> (handle);

    if (behaviour() == Behaviour::crashProcess)
        crash();

    if (behaviour() == Behaviour::changingLatency && instance.ports[latencyPort] != nullptr)
        *instance.ports[latencyPort] = static_cast<float> (++instance.numBlocks % 8 * 100);

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (uint32_t frame = 0; frame < numFrames; ++frame)
        {
            auto value = instance.ports[channel][frame];

            if (behaviour() == Behaviour::nan)
                value = std::numeric_limits<float>::quiet_NaN();

            if (behaviour() == Behaviour::wrongBuses)
                value += instance.ports[5 + channel][frame];

            instance.ports[2 + channel][frame] = value;
        }
}

void cleanup (LV2_Handle handle)
{
    delete static_cast<Instance*> (handle);
}

LV2UI_Handle instantiateUi (const LV2UI_Descriptor*, const char*, const char*, LV2UI_Write_Function,
                            LV2UI_Controller, LV2UI_Widget*, const LV2_Feature* const*)
{
    makeSlowEditor();
    return nullptr;
}

void cleanupUi (LV2UI_Handle) {}

void portEvent (LV2UI_Handle, uint32_t, uint32_t, uint32_t, const void*) {}

const void* noExtension (const char*)
{
    return nullptr;
}
} // namespace

LV2_SYMBOL_EXPORT const LV2_Descriptor* lv2_descriptor (uint32_t index)
{
    if (index > 0)
        return nullptr;

    misbehaveInScan();
    static const std::string uri = std::string ("urn:lopsided:hostile:") + behaviourName();
    static const LV2_Descriptor descriptor { uri.c_str(), &instantiate, &connectPort, nullptr,
                                             &run,        nullptr,      &cleanup,     &noExtension };
    return &descriptor;
}

LV2_SYMBOL_EXPORT const LV2UI_Descriptor* lv2ui_descriptor (uint32_t index)
{
    static const std::string uri = std::string ("urn:lopsided:hostile:") + behaviourName() + ":ui";
    static const LV2UI_Descriptor descriptor { uri.c_str(), &instantiateUi, &cleanupUi, &portEvent,
                                               &noExtension };
    return index == 0 ? &descriptor : nullptr;
}
