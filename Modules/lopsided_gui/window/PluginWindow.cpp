#include "PluginWindow.h"

#include "../look/Palette.h"

namespace lopsided
{

/** Header above, editor below. */
struct PluginWindow::Content final : juce::Component
{
    Content (PluginWindowHeader& headerToShow, PluginEditorView& viewToShow)
        : header (headerToShow),
          view (viewToShow)
    {
        addAndMakeVisible (header);
        addAndMakeVisible (view);
    }

    void resized() override
    {
        auto area = getLocalBounds();
        header.setBounds (area.removeFromTop (PluginWindowHeader::height));
        view.setBounds (area);
    }

    void paint (juce::Graphics& graphics) override { graphics.fillAll (Palette::from (*this).surface); }

    PluginWindowHeader& header;
    PluginEditorView& view;
};

PluginWindow::PluginWindow (SessionDocument& documentToEdit, NodeID nodeToShow,
                            juce::AudioProcessor& processorToEdit, NoticeBoard& boardToTell)
    : juce::DocumentWindow ({}, Palette::from (juce::Component()).surface,
                            DocumentWindow::minimiseButton | DocumentWindow::closeButton, false),
      document (documentToEdit),
      node (nodeToShow),
      edited (processorToEdit),
      board (boardToTell),
      editorView (processorToEdit),
      presetMenu (processorToEdit, boardToTell),
      content (std::make_unique<Content> (bar, editorView))
{
    setUsingNativeTitleBar (true);
    setUpHeader();
    presetMenu.onLoad = [this] (const juce::String& preset) { return document.loadPreset (node, preset); };
    editorView.onSizeWanted = [this] { fit(); };
    editorView.onGenericMade = [this] (GenericEditor& editor) {
        editor.onChange = [this] (int parameter, float value) {
            if (const auto set = document.setParameter (node, parameter, value); set.has_error())
                board.post ({ Notice::Kind::error, set.error().describe() });
        };

        if (onGenericMade)
            onGenericMade (editor);
    };
    setContentNonOwned (content.get(), true);
    refresh();
}

PluginWindow::~PluginWindow()
{
    editorView.clear();
    clearContentComponent();
}

void PluginWindow::setUpHeader()
{
    bar.presets.onClick = [this] { presetMenu.showBelow (bar.presets); };
    bar.bypass.onClick = [this] { toggleBypass(); };
    bar.generic.setClickingTogglesState (true);
    bar.generic.onClick = [this] { show (bar.generic.getToggleState() ? View::generic : View::own); };
    bar.generic.setEnabled (edited.hasEditor());
    bar.pin.setClickingTogglesState (true);
    bar.pin.onClick = [this] { setAlwaysOnTop (bar.pin.getToggleState()); };
}

void PluginWindow::open (const PluginWindowPlace& place)
{
    bar.pin.setToggleState (place.pin == PluginWindowPlace::Pin::on, juce::dontSendNotification);
    setAlwaysOnTop (place.pin == PluginWindowPlace::Pin::on);
    show (place.view);

    if (! isOnDesktop())
        addToDesktop();

    if (place.position.has_value())
        setTopLeftPosition (*place.position);
    else
        centreWithSize (getWidth(), getHeight());

    keepOnScreen();
    setVisible (true);
    toFront (true);
}

void PluginWindow::show (View view)
{
    if (const auto shown = editorView.show (view); shown.failed())
        board.post ({ Notice::Kind::warning, shown.getErrorMessage() });

    bar.generic.setToggleState (editorView.shown() == View::generic, juce::dontSendNotification);
    fit();
}

void PluginWindow::fit()
{
    const auto area = screenArea();
    const auto wanted = editorView.wantedSize();
    const auto largest = juce::Point<int> { area.getWidth() - 16, area.getHeight() - 48 };
    const auto width = juce::jlimit (PluginWindowHeader::minimumWidth, largest.x, wanted.x);
    const auto height =
        juce::jlimit (PluginWindowHeader::height, largest.y, wanted.y + PluginWindowHeader::height);
    const auto isCut = wanted.x > largest.x || wanted.y + PluginWindowHeader::height > largest.y;

    // A change makes the system's window anew.
    if (const auto resizes = editorView.isResizable() || isCut; resizes != isResizable())
        setResizable (resizes, false);

    content->setSize (width, height);

    if (isVisible())
        keepOnScreen();
}

juce::Rectangle<int> PluginWindow::screenArea() const
{
    const auto& displays = juce::Desktop::getInstance().getDisplays();

    if (const auto* display = displays.getDisplayForRect (getBounds()))
        return display->userArea;

    return { 0, 0, 1024, 768 };
}

juce::Rectangle<int> PluginWindow::keepIn (juce::Rectangle<int> area, juce::Rectangle<int> bounds)
{
    return bounds.constrainedWithin (area);
}

void PluginWindow::keepOnScreen()
{
    if (const auto kept = keepIn (screenArea(), getBounds()); kept != getBounds())
        setBounds (kept);
}

PluginWindowPlace PluginWindow::place() const
{
    return { getPosition(), bar.generic.getToggleState() ? View::generic : View::own,
             isAlwaysOnTop() ? PluginWindowPlace::Pin::on : PluginWindowPlace::Pin::off };
}

void PluginWindow::refresh()
{
    if (const auto shown = document.graph().getNodeForId (node))
    {
        setName (shown->name);
        bar.bypass.setToggleState (shown->options.bypass == NodeOptions::Switch::on,
                                   juce::dontSendNotification);
    }
}

void PluginWindow::toggleBypass()
{
    const auto value = bar.bypass.getToggleState() ? NodeOptions::Switch::off : NodeOptions::Switch::on;

    if (const auto set = document.setSwitch ({ node }, SessionDocument::NodeSwitch::bypass, value);
        set.has_error())
        board.post ({ Notice::Kind::error, set.error().describe() });

    refresh();
}

void PluginWindow::closeButtonPressed()
{
    if (onClose)
        onClose();
}

bool PluginWindow::keyPressed (const juce::KeyPress& key)
{
    if (key != juce::KeyPress ('w', juce::ModifierKeys::commandModifier, 0))
        return DocumentWindow::keyPressed (key);

    closeButtonPressed();
    return true;
}

} // namespace lopsided
