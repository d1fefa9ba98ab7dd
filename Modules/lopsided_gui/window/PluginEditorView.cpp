#include "PluginEditorView.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <cmath>

namespace lopsided
{

namespace
{
constexpr int smallestEditorWidth = 120;
constexpr int smallestEditorHeight = 40;
constexpr int largestEditor = 8192; // no screen is larger, and X's windows end at 32767

/** Editors of JUCE's formats are windows that it did not make. */
bool isInAnotherToolkit (const juce::AudioProcessor& processor)
{
    return dynamic_cast<const juce::AudioPluginInstance*> (&processor) != nullptr;
}
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
    // JUCE's windows for those of another toolkit come out cropped otherwise: hence UserScale.
    if (isInAnotherToolkit (processor)
        && ! juce::approximatelyEqual (juce::Desktop::getInstance().getGlobalScaleFactor(), 1.0f))
        return juce::Result::fail ("The window of '" + processor.getName()
                                   + "' can only be shown where JUCE's global scale factor is 1. Its "
                                     "parameters are shown instead.");

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

bool PluginEditorView::isForeign() const
{
    return own.get() != nullptr && isInAnotherToolkit (processor);
}

float PluginEditorView::magnification() const
{
    return isForeign() ? 1.0f : userScale;
}

void PluginEditorView::setScale (float scale)
{
    if (juce::approximatelyEqual (scale, userScale))
        return;

    userScale = scale;

    resized();
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

    const auto scaled = [this] (int size, int smallest) {
        const auto limited = static_cast<float> (juce::jlimit (smallest, largestEditor, size));
        return juce::jmin (largestEditor, static_cast<int> (std::ceil (limited * magnification())));
    };

    return { scaled (shownNow->getWidth(), smallestEditorWidth),
             scaled (shownNow->getHeight(), smallestEditorHeight) };
}

bool PluginEditorView::isResizable() const
{
    const auto* mine = own.get();
    return mine == nullptr || mine->isResizable();
}

void PluginEditorView::resized()
{
    const juce::ScopedValueSetter<bool> laying (isLayingOut, true);
    const auto room = (getLocalBounds().toFloat() / magnification()).toNearestInt();
    viewport.setTransform (juce::AffineTransform::scale (magnification()));
    viewport.setBounds (room);

    if (auto* shownNow = editor(); shownNow != nullptr && isResizable() && ! room.isEmpty())
    {
        if (auto* mine = own.get())
            mine->setBoundsConstrained (room);
        else
            shownNow->setBounds (room);
    }
}

void PluginEditorView::componentMovedOrResized (juce::Component&, bool, bool wasResized)
{
    if (wasResized && ! isLayingOut && onSizeWanted)
        onSizeWanted();
}

} // namespace lopsided
