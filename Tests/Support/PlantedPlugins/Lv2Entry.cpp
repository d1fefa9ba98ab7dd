#include "Planted.h"

#include <array>
#include <cstring>
#include <lv2/core/lv2.h>
#include <lv2/state/state.h>
#include <lv2/urid/urid.h>
#include <memory>
#include <string>
#include <vector>

// The planted plugins' way out into LV2: one descriptor for each, named urn:lopsided:planted:NAME.
namespace
{
using lopsided::planted::Planted;

constexpr const char* prefix = "urn:lopsided:planted:";

struct Instance
{
    explicit Instance (double rate)
        : plugin (rate)
    {}

    Planted plugin;
    const LV2_URID_Map* map = nullptr;
};

Planted& pluginOf (LV2_Handle handle)
{
    return static_cast<Instance*> (handle)->plugin;
}

LV2_Handle instantiate (const LV2_Descriptor* descriptor, double rate, const char*,
                        const LV2_Feature* const* features)
{
    auto instance = std::make_unique<Instance> (rate);
    instance->plugin.deed = Planted::deedOf (descriptor->URI + std::strlen (prefix));

    for (; *features != nullptr; ++features)
        if (std::strcmp ((*features)->URI, LV2_URID__map) == 0)
            instance->map = static_cast<const LV2_URID_Map*> ((*features)->data);

    return instance.release();
}

void connectPort (LV2_Handle handle, std::uint32_t port, void* data)
{
    auto& plugin = pluginOf (handle);

    switch (port)
    {
        case 0: plugin.input = static_cast<const float*> (data); break;
        case 1: plugin.output = static_cast<float*> (data); break;
        case 2: plugin.gain = static_cast<const float*> (data); break;
        case 3: plugin.latency = static_cast<float*> (data); break;
        default: break;
    }
}

void run (LV2_Handle handle, std::uint32_t numFrames)
{
    auto& plugin = pluginOf (handle);
    ++plugin.numBlocks;
    *plugin.latency = 0.0f;
    plugin.deed (plugin, numFrames);
}

void cleanup (LV2_Handle handle)
{
    const std::unique_ptr<Instance> instance (static_cast<Instance*> (handle));
}

// Saves how many blocks there were, and never takes it back: what the next instance saves is something else.
LV2_State_Status save (LV2_Handle handle, LV2_State_Store_Function store, LV2_State_Handle target,
                       std::uint32_t, const LV2_Feature* const*)
{
    const auto& instance = *static_cast<const Instance*> (handle);
    const auto key = instance.map->map (instance.map->handle, "urn:lopsided:planted#blocks");
    const auto type = instance.map->map (instance.map->handle, "http://lv2plug.in/ns/ext/atom#Int");
    const auto value = static_cast<std::int32_t> (instance.plugin.numBlocks);
    return store (target, key, &value, sizeof (value), type, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
}

LV2_State_Status restore (LV2_Handle, LV2_State_Retrieve_Function, LV2_State_Handle, std::uint32_t,
                          const LV2_Feature* const*)
{
    return LV2_STATE_SUCCESS;
}

const void* stateExtension (const char* uri)
{
    static constexpr LV2_State_Interface state { save, restore };
    return std::strcmp (uri, LV2_STATE__interface) == 0 ? &state : nullptr;
}

struct Catalogue
{
    Catalogue()
    {
        for (const auto* name : { PLANTED_NAMES })
            uris.push_back (std::string (prefix) + name);

        for (const auto& uri : uris)
            descriptors.push_back ({ uri.c_str(), instantiate, connectPort, nullptr, run, nullptr, cleanup,
                                     uri == std::string (prefix) + "forgets" ? stateExtension : nullptr });
    }

    std::vector<std::string> uris;
    std::vector<LV2_Descriptor> descriptors;
};
} // namespace

LV2_SYMBOL_EXPORT const LV2_Descriptor* lv2_descriptor (std::uint32_t index)
{
    static const Catalogue catalogue;
    return index < catalogue.descriptors.size() ? &catalogue.descriptors[index] : nullptr;
}
