#include "PluginWindow.h"

#include "../look/Palette.h"
#include "../look/UserScale.h"

namespace lopsided
{

namespace
{
constexpr int learnPollMilliseconds = 100;
constexpr int longestParameterName = 64;
} // namespace

/** Header above, as large as the user likes, and the editor below. */
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
        const auto top = area.removeFromTop (headerHeight()).toFloat() / UserScale::get();
        header.setTransform (juce::AffineTransform::scale (UserScale::get()));
        header.setBounds (top.getSmallestIntegerContainer());
        view.setBounds (area);
    }

    void paint (juce::Graphics& graphics) override { graphics.fillAll (Palette::from (*this).surface); }

    static int headerHeight() { return juce::roundToInt (PluginWindowHeader::height * UserScale::get()); }

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
      lastMoved (processorToEdit),
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
    editorView.setScale (UserScale::get());
    refresh();
    startTimer (learnPollMilliseconds);
}

PluginWindow::~PluginWindow()
{
    onLeave = nullptr;
    editorView.clear();
    clearContentComponent();
}

void PluginWindow::setUpHeader()
{
    bar.presets.onClick = [this] { presetMenu.showBelow (bar.presets); };
    bar.bypass.onClick = [this] { toggleBypass(); };
    bar.learn.onClick = [this] { learn(); };
    bar.generic.setClickingTogglesState (true);
    bar.generic.onClick = [this] { show (bar.generic.getToggleState() ? View::generic : View::own); };
    bar.generic.setEnabled (edited.hasEditor());
    bar.pin.setClickingTogglesState (true);
    bar.pin.onClick = [this] { setAlwaysOnTop (bar.pin.getToggleState()); };
}

void PluginWindow::open (const PluginWindowPlace& place, Focus focus)
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
    toFront (focus == Focus::take);
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
    const auto narrowest = juce::roundToInt (PluginWindowHeader::minimumWidth * UserScale::get());
    const auto wantedHeight = wanted.y + Content::headerHeight();
    const auto width = std::min (std::max (narrowest, wanted.x), largest.x);
    const auto height = std::min (wantedHeight, largest.y);
    const auto isCut = wanted.x > largest.x || wantedHeight > largest.y;

    // A change makes the system's window anew.
    if (const auto resizes = editorView.isResizable() || isCut; resizes != isResizable())
        setResizable (resizes, false);

    content->setSize (width, height);

    if (isVisible())
        keepOnScreen();
}

void PluginWindow::parentSizeChanged()
{
    DocumentWindow::parentSizeChanged();
    applyScale();
}

void PluginWindow::applyScale()
{
    if (bar.getTransform() == juce::AffineTransform::scale (UserScale::get()))
        return;

    editorView.setScale (UserScale::get());
    content->resized();
    fit();
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

    refreshLearn();
}

void PluginWindow::refreshLearn()
{
    const auto index = lastMoved.index();
    bar.setLearnable (index.has_value() && onLearn
                          ? edited.getParameters()[*index]->getName (longestParameterName)
                          : juce::String(),
                      onLearn ? "MIDI learn: move a control in the plugin's window first"
                              : "MIDI learn: there is no MIDI input here");
}

void PluginWindow::learn()
{
    if (const auto index = lastMoved.index(); index.has_value() && onLearn)
        onLearn (*index);
}

void PluginWindow::activeWindowStatusChanged()
{
    DocumentWindow::activeWindowStatusChanged();

    if (! isActiveWindow() && onLeave)
        onLeave();
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
