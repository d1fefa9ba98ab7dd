#include "Lv2HostFeatures.h"

#include <lv2/atom/atom.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/parameters/parameters.h>

namespace lopsided
{

Lv2HostFeatures::Lv2HostFeatures()
{
    map = { this, [] (LV2_URID_Map_Handle self, const char* uri) {
               return static_cast<Lv2HostFeatures*> (self)->idOf (uri);
           } };
    unmap = { this, [] (LV2_URID_Unmap_Handle self, LV2_URID id) {
                 return static_cast<const Lv2HostFeatures*> (self)->uriOf (id);
             } };
    schedule = { this,
                 [] (LV2_Worker_Schedule_Handle, uint32_t, const void*) { return LV2_WORKER_ERR_UNKNOWN; } };

    const auto option = [this] (const char* key, const char* type, const auto& value) {
        return LV2_Options_Option {
            LV2_OPTIONS_INSTANCE, 0, idOf (key), sizeof (value), idOf (type), &value
        };
    };
    options = { option (LV2_BUF_SIZE__minBlockLength, LV2_ATOM__Int, blockLength),
                option (LV2_BUF_SIZE__maxBlockLength, LV2_ATOM__Int, blockLength),
                option (LV2_BUF_SIZE__nominalBlockLength, LV2_ATOM__Int, blockLength),
                option (LV2_PARAMETERS__sampleRate, LV2_ATOM__Float, sampleRate),
                LV2_Options_Option { LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, nullptr } };

    features = { LV2_Feature { LV2_URID__map, &map },
                 LV2_Feature { LV2_URID__unmap, &unmap },
                 LV2_Feature { LV2_WORKER__schedule, &schedule },
                 LV2_Feature { LV2_OPTIONS__options, options.data() },
                 LV2_Feature { LV2_BUF_SIZE__boundedBlockLength, nullptr },
                 LV2_Feature { LV2_BUF_SIZE__fixedBlockLength, nullptr } };

    for (std::size_t i = 0; i < numFeatures; ++i)
        pointers[i] = &features[i];
}

bool Lv2HostFeatures::contains (const juce::String& uri) const
{
    for (const auto& feature : features)
        if (uri == feature.URI)
            return true;

    // Two that ask for nothing: https://lv2plug.in/ns/lv2core
    return uri == LV2_CORE__isLive || uri == LV2_CORE__inPlaceBroken || uri == LV2_CORE__hardRTCapable;
}

LV2_URID Lv2HostFeatures::idOf (const char* uri)
{
    return ids.try_emplace (uri, static_cast<LV2_URID> (ids.size() + 1)).first->second;
}

const char* Lv2HostFeatures::uriOf (LV2_URID id) const
{
    for (const auto& [uri, known] : ids)
        if (known == id)
            return uri.c_str();

    return nullptr;
}

} // namespace lopsided
