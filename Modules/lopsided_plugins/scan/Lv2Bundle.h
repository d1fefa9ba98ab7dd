#pragma once

#include "../library/PluginError.h"
#include "Lv2Handles.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

class Lv2HostFeatures;

/** One LV2 bundle, in a world of its own: what a scan reads costs no more because others are installed.

    It uses the lilv that JUCE's LV2 host is made of.

    Thread: the worker's message thread.
*/
class Lv2Bundle
{
public:
    explicit Lv2Bundle (const juce::File& folder);
    ~Lv2Bundle();

    [[nodiscard]] const juce::File& folder() const noexcept { return bundleFolder; }

    /** The plugins in it, by the manifest alone: a list of objects with an `id`. None where it holds other things. */
    [[nodiscard]] juce::var list() const;

    /** What the metadata says about a plugin: a list of one record as JSON. Opens nothing. */
    [[nodiscard]] PluginResult<juce::var> describe (const juce::String& uri) const;

    /** Loads the plugin's library, makes an instance, and destroys it. Runs its code. */
    [[nodiscard]] PluginResult<juce::var> open (const juce::String& uri);

private:
    [[nodiscard]] const LilvPlugin* find (const juce::String& uri) const;
    [[nodiscard]] Lv2Node node (const char* uri) const;
    [[nodiscard]] juce::String typeOf (const LilvPlugin* plugin) const;

    const juce::File bundleFolder;
    Lv2WorldHandle world;
    Lv2Node bundleUri;
    std::unique_ptr<Lv2HostFeatures> features;
};

} // namespace lopsided
