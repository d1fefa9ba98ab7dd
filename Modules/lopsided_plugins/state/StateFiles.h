#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** Makes a plugin's state that names files fit to be moved, and back.

    An LV2 state is Turtle, in which JUCE's host writes a file as `<file:///whole/path>`. In a saved session that becomes

    | where the file lies                | in the session                                                |
    |------------------------------------|---------------------------------------------------------------|
    | beneath the session's folder       | `<lopsided-session:samples/kick.wav>`: moves with the session |
    | in a folder that LV2 looks in      | `<lopsided-lv2:eg-sampler.lv2/click.wav>`: found wherever the bundle is installed |
    | elsewhere                          | as it is                                                      |

    Other formats keep their files in ways of their own, which nobody else can read; their states are left alone.

    Thread: any. Realtime: may block. Cost: O(bytes), and for each file that a state names some looks at the disk in each of the
    folders.
*/
class StateFiles
{
public:
    /** `sessionFolder` may be juce::File(): then no file lies beneath it. Cost: copies both. */
    StateFiles (const juce::File& sessionFolder, const juce::FileSearchPath& lv2Folders);

    /** What to save of a state that a plugin has given. */
    [[nodiscard]] juce::MemoryBlock toPortable (const juce::MemoryBlock& state) const;

    struct Located
    {
        juce::MemoryBlock state;
        juce::StringArray missing; /**< files that it names, wherever, and that are not there */
    };

    /** What to give a plugin of a state that was saved. */
    [[nodiscard]] Located toAbsolute (const juce::MemoryBlock& state) const;

    /** The folders in which LV2 plugins are looked for on this machine. Cost: as PluginFolders::load and searchPath. */
    [[nodiscard]] static juce::FileSearchPath foldersOfLv2();

private:
    [[nodiscard]] juce::File locate (const juce::String& pathInLv2) const;

    const juce::File session;
    const juce::FileSearchPath lv2;
};

} // namespace lopsided
