#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** Says which plugin is meant, in a form that a session file keeps and a person can type.

    | format    | identifier                                                              | name |
    |-----------|-------------------------------------------------------------------------|------|
    | `builtin` | the processor's name: `gain`, `midi-file-player`, `sine`                | –    |
    | `LV2`     | the plugin's URI                                                        | –    |
    | `VST3`    | a `.vst3` file or folder, or a bare name that is looked for in the standard folders | which class is meant, where the file holds several |
    | `LADSPA`  | `file|label`; the file with or without its folder                       | –    |

    `name` is otherwise what to call the plugin when it is missing; it decides nothing.
*/
struct PluginReference
{
    juce::String format;
    juce::String identifier;
    juce::String name;

    bool operator== (const PluginReference&) const = default;
};

} // namespace lopsided
