#pragma once

#include <juce_audio_processors/juce_audio_processors.h>

#include <memory>

namespace lopsided
{

/** Owns a plugin's own editor, which the engine deletes where it outlives its processor: then this holds nothing.
    Thread: message thread. Realtime: may block (the plugin's own code). Cost: O(1), and the editor's end. */
class EditorHolder
{
public:
    EditorHolder() = default;
    ~EditorHolder() { reset(); }

    EditorHolder (const EditorHolder&) = delete;
    EditorHolder& operator= (const EditorHolder&) = delete;

    /** Holds this one from now on, and ends the last. */
    void take (std::unique_ptr<juce::AudioProcessorEditor> editor)
    {
        reset();
        held = editor.release();
    }

    /** Ends the editor, and tells its processor. */
    void reset()
    {
        const std::unique_ptr<juce::AudioProcessorEditor> last (held.getComponent());
        held = nullptr;

        // Its owner's task, JUCE says, where the plugin does not see to it itself.
        if (last != nullptr)
            last->getAudioProcessor()->editorBeingDeleted (last.get());
    }

    [[nodiscard]] juce::AudioProcessorEditor* get() const noexcept { return held.getComponent(); }

private:
    juce::Component::SafePointer<juce::AudioProcessorEditor> held;
};

} // namespace lopsided
