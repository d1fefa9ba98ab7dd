#pragma once

#include "EditorHolder.h"
#include "GenericEditor.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>

namespace lopsided
{

/** A processor's own editor or the generic one, in whatever room there is: one that is larger can be scrolled, one that
    changes its size is followed, and what it says of its size is never believed beyond reason.

    Thread: message thread. Realtime: may block (the plugin's own code). Cost: what the plugin takes to make its editor.
*/
class PluginEditorView final : public juce::Component, private juce::ComponentListener
{
public:
    enum class View
    {
        own,
        generic
    };

    /** The processor outlives it. It is empty until show(). */
    explicit PluginEditorView (juce::AudioProcessor& processorToEdit);
    ~PluginEditorView() override;

    /** The editor wants another size. */
    std::function<void()> onSizeWanted;

    /** Sets up each generic editor that is made. */
    std::function<void (GenericEditor&)> onGenericMade;

    /** Shows one of them; the generic one where the processor has none of its own.
        Errors: why its own could not be shown, a whole sentence; the generic one is shown then. */
    [[nodiscard]] juce::Result show (View view);

    /** Takes the editor away. */
    void clear();

    /** How large to draw what JUCE draws. A plugin's own toolkit keeps the size that it has. */
    void setScale (float scale);

    [[nodiscard]] View shown() const noexcept { return current; }
    /** What is shown; null where somebody else has deleted it, or nothing was. */
    [[nodiscard]] juce::Component* editor() const;

    /** The size that the editor has in this component, within reason: never empty, never beyond what a screen could hold. */
    [[nodiscard]] juce::Point<int> wantedSize() const;

    /** Whether the user may give it another size. */
    [[nodiscard]] bool isResizable() const;

    void resized() override;

private:
    [[nodiscard]] juce::Result makeOwn();
    [[nodiscard]] bool isForeign() const;
    [[nodiscard]] float magnification() const;
    void makeGeneric();
    void componentMovedOrResized (juce::Component& component, bool wasMoved, bool wasResized) override;

    juce::AudioProcessor& processor;
    View current = View::generic;
    bool isLayingOut = false;
    float userScale = 1.0f;

    juce::Viewport viewport;
    EditorHolder own;
    std::unique_ptr<GenericEditor> generic;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (PluginEditorView)
};

} // namespace lopsided
