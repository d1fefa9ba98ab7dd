#include "RackEditor.h"

namespace lopsided
{
namespace
{

constexpr auto smallestWidth = 640;
constexpr auto smallestHeight = 420;
constexpr auto largestWidth = 7680;
constexpr auto largestHeight = 4320;
constexpr auto usualWidth = 1100;
constexpr auto usualHeight = 680;
constexpr auto widthKey = "editorWidth";
constexpr auto heightKey = "editorHeight";

juce::PropertiesFile::Options fileOptions()
{
    constexpr auto savedWhenClosed = -1;

    juce::PropertiesFile::Options options;
    options.millisecondsBeforeSaving = savedWhenClosed;
    options.storageFormat = juce::PropertiesFile::storeAsXML;
    return options;
}

} // namespace

RackEditor::RackEditor (RackProcessor& rack)
    : AudioProcessorEditor (rack),
      shown (rack),
      settings (lopsidedHome().getChildFile ("rack.xml"), fileOptions()),
      autosave (rack.document(), Autosave::never),
      audio (rack)
{
    const auto known = catalogue.load();

    view = std::make_unique<HostView> (HostParts { rack.document(),
                                                   autosave,
                                                   recent,
                                                   audio,
                                                   catalogue,
                                                   settings,
                                                   {},
                                                   &rack.safeStart(),
                                                   [this] (float wanted) { setZoom (wanted); } });
    addAndMakeVisible (*view);
    rack.notices().handOnTo (&view->notices());

    if (known.failed())
        rack.notices().post ({ Notice::Kind::warning, known.getErrorMessage() });

    setResizable (true, true);
    setResizeLimits (smallestWidth, smallestHeight, largestWidth, largestHeight);
    setSize (settings.getIntValue (widthKey, usualWidth), settings.getIntValue (heightKey, usualHeight));
}

RackEditor::~RackEditor()
{
    settings.setValue (widthKey, getWidth());
    settings.setValue (heightKey, getHeight());
    shown.notices().handOnTo (nullptr);
    view.reset();
    settings.saveIfNeeded();
}

void RackEditor::resized()
{
    view->setTransform (juce::AffineTransform::scale (zoom));
    view->setBounds ((getLocalBounds().toFloat() / zoom).getSmallestIntegerContainer());
}

void RackEditor::setZoom (float wanted)
{
    zoom = wanted;

    if (view != nullptr)
        resized();
}

} // namespace lopsided
