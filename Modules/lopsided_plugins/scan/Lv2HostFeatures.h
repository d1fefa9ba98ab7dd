#pragma once

#include <lv2/core/lv2.h>
#include <lv2/options/options.h>
#include <lv2/urid/urid.h>
#include <lv2/worker/worker.h>

#include <juce_core/juce_core.h>

#include <array>
#include <map>
#include <string>

namespace lopsided
{

/** What a plugin may ask of its host while it is instantiated. Nothing here is fit to run one. */
class Lv2HostFeatures
{
public:
    Lv2HostFeatures();

    Lv2HostFeatures (const Lv2HostFeatures&) = delete;
    Lv2HostFeatures& operator= (const Lv2HostFeatures&) = delete;

    /** As lilv takes them: the list ends with nullptr. */
    [[nodiscard]] const LV2_Feature* const* list() const noexcept { return pointers.data(); }

    [[nodiscard]] bool contains (const juce::String& uri) const;

private:
    static constexpr std::size_t numFeatures = 6;

    LV2_URID idOf (const char* uri);
    const char* uriOf (LV2_URID id) const;

    std::map<std::string, LV2_URID, std::less<>> ids;
    LV2_URID_Map map {};
    LV2_URID_Unmap unmap {};
    LV2_Worker_Schedule schedule {};
    std::array<LV2_Options_Option, 5> options {};
    std::array<LV2_Feature, numFeatures> features {};
    std::array<const LV2_Feature*, numFeatures + 1> pointers {};
    float sampleRate = 48000.0f;
    int32_t blockLength = 512;
};

} // namespace lopsided
