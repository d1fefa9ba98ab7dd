#include "LadspaLabels.h"

#include <ladspa.h>

namespace lopsided
{

std::optional<juce::StringArray> ladspaLabels (const juce::File& file)
{
    static constexpr unsigned long maximumPlugins = 4096; // a file that never ends its list has to be stopped
    juce::DynamicLibrary library;

    if (! library.open (file.getFullPathName()))
        return std::nullopt;

    const auto describe =
        reinterpret_cast<LADSPA_Descriptor_Function> (library.getFunction ("ladspa_descriptor"));

    if (describe == nullptr)
        return std::nullopt;

    juce::StringArray labels;

    for (unsigned long index = 0; index < maximumPlugins; ++index)
    {
        const auto* descriptor = describe (index);

        if (descriptor == nullptr)
            break;

        labels.add (juce::String::fromUTF8 (descriptor->Label != nullptr ? descriptor->Label : ""));
    }

    return labels;
}

} // namespace lopsided
