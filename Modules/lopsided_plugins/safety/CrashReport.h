#pragma once

#include "../library/PluginReference.h"

#include <vector>

namespace lopsided
{

/** What a host that died was about: read from its notes. A value. */
struct CrashReport
{
    enum class Phase
    {
        opening,
        processing
    };

    struct Suspect
    {
        PluginReference plugin; /**< all empty where its name was not noted */
        Phase phase {};
    };

    juce::File file; /**< the note, which is kept until somebody removes it */
    juce::Time started;
    juce::String title; /**< what it played */
    std::vector<Suspect>
        suspects; /**< never empty: several where several threads rendered, or opened and rendered at once */
};

} // namespace lopsided
