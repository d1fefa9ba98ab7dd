#include "PluginEditorView.h"

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

namespace
{
constexpr int smallestEditorWidth = 120;
constexpr int smallestEditorHeight = 40;
constexpr int largestEditor = 8192; // no screen is larger, and X's windows end at 32767
} // namespace

PluginEditorView::PluginEditorView (juce::AudioProcessor& processorToEdit)
    : processor (processorToEdit)
{
    viewport.setScrollBarsShown (true, true);
    addAndMakeVisible (viewport);
}

PluginEditorView::~PluginEditorView()
{
    clear();
}

void PluginEditorView::clear()
{
    if (auto* last = editor())
        last->removeComponentListener (this);

    viewport.setViewedComponent (nullptr, false);
    own.reset();
    generic.reset();
}

juce::Component* PluginEditorView::editor() const
{
    if (auto* mine = own.get())
        return mine;

    return generic.get();
}

juce::Result PluginEditorView::show (View view)
{
    clear();
    auto result = juce::Result::ok();

    if (view == View::own && processor.hasEditor())
        result = makeOwn();

    current = own.get() != nullptr ? View::own : View::generic;

    if (current == View::generic)
        makeGeneric();

    viewport.setViewedComponent (editor(), false);
    editor()->addComponentListener (this);
    resized();
    return result;
}

juce::Result PluginEditorView::makeOwn()
{
    // JUCE's windows for those of another toolkit come out cropped otherwise.
    if (dynamic_cast<juce::AudioPluginInstance*> (&processor) != nullptr
        && ! juce::approximatelyEqual (juce::Desktop::getInstance().getGlobalScaleFactor(), 1.0f))
        return juce::Result::fail (
            "The window of '" + processor.getName()
            + "' can only be shown when Lopsided is drawn at a scale of 1. Its parameters "
              "are shown instead.");

    auto made = createPluginEditor (processor);

    if (made.has_error())
        return juce::Result::fail (made.error().message);

    // What it gives where the plugin's own cannot be had is not the processor's active one.
    if (processor.getActiveEditor() != made->get())
        return juce::Result::fail ("The window of '" + processor.getName()
                                   + "' could not be opened. Its parameters are shown instead.");

    own.take (std::move (*made));
    return juce::Result::ok();
}

void PluginEditorView::makeGeneric()
{
    generic = std::make_unique<GenericEditor> (processor);

    if (onGenericMade)
        onGenericMade (*generic);

    generic->refresh();
}

juce::Point<int> PluginEditorView::wantedSize() const
{
    const auto* shownNow = editor();

    if (shownNow == nullptr)
        return { smallestEditorWidth, smallestEditorHeight };

    return { juce::jlimit (smallestEditorWidth, largestEditor, shownNow->getWidth()),
             juce::jlimit (smallestEditorHeight, largestEditor, shownNow->getHeight()) };
}

bool PluginEditorView::isResizable() const
{
    const auto* mine = own.get();
    return mine == nullptr || mine->isResizable();
}

void PluginEditorView::resized()
{
    const juce::ScopedValueSetter<bool> laying (isLayingOut, true);
    viewport.setBounds (getLocalBounds());

    if (auto* shownNow = editor(); shownNow != nullptr && isResizable() && ! getLocalBounds().isEmpty())
    {
        if (auto* mine = own.get())
            mine->setBoundsConstrained (getLocalBounds());
        else
            shownNow->setBounds (getLocalBounds());
    }
}

void PluginEditorView::componentMovedOrResized (juce::Component&, bool, bool wasResized)
{
    if (wasResized && ! isLayingOut && onSizeWanted)
        onSizeWanted();
}

} // namespace lopsided
