#include "AudioSettings.h"

#include "../look/Palette.h"
#include "PanelText.h"

namespace lopsided
{

namespace
{
constexpr int settingHeight = 28;

/** Fills a box with "whatever works" and the values, and chooses the one that is set; one that is not listed is added. */
template <typename Value, typename Name>
void fillChoices (juce::ComboBox& box, std::vector<Value>& values, Value chosen, Value whatever, Name nameOf)
{
    if (chosen != whatever && std::find (values.begin(), values.end(), chosen) == values.end())
        values.push_back (chosen);

    box.clear (juce::dontSendNotification);
    box.addItem ("Whatever works", 1);

    for (const auto& value : values)
        box.addItem (nameOf (value), box.getNumItems() + 1);

    const auto found = std::find (values.begin(), values.end(), chosen);
    const auto index =
        found != values.end() ? static_cast<int> (std::distance (values.begin(), found)) + 1 : 0;
    box.setSelectedItemIndex (index, juce::dontSendNotification);
}

template <typename Value>
Value chosenOf (const juce::ComboBox& box, const std::vector<Value>& values, Value whatever)
{
    const auto index = box.getSelectedItemIndex() - 1;
    return juce::isPositiveAndBelow (index, static_cast<int> (values.size()))
               ? values[static_cast<std::size_t> (index)]
               : whatever;
}

void fillChannels (juce::ComboBox& box, int available, int chosen)
{
    box.clear (juce::dontSendNotification);
    box.addItem ("All", 1);

    for (int channels = 0; channels <= juce::jmax (available, chosen); ++channels)
        box.addItem (channels == 0 ? juce::String ("None") : juce::String (channels), channels + 2);

    box.setSelectedId (chosen + 2, juce::dontSendNotification);
}

bool isAnyOpen (std::initializer_list<const juce::ComboBox*> boxes)
{
    return std::any_of (boxes.begin(), boxes.end(), [] (const auto* box) { return box->isPopupActive(); });
}
} // namespace

AudioSettings::AudioSettings (AudioHost& hostToSet, NoticeBoard& boardToTell)
    : host (hostToSet),
      board (boardToTell),
      midi (hostToSet)
{
    setTitle ("Audio settings");
    const auto setUp = [this] (juce::ComboBox& box, juce::Label& label, const char* name,
                               const char* tooltip) {
        label.setText (name, juce::dontSendNotification);
        label.setMinimumHorizontalScale (0.8f);
        box.setTitle (name);
        box.setTooltip (tooltip);
        box.onChange = [this] { apply(); };
        box.setEnabled (host.hasOwnDevice());
        addAndMakeVisible (label);
        addAndMakeVisible (box);
    };

    setUp (device, deviceLabel, "Device",
           "What plays. A device that vanishes is taken back when it returns.");
    setUp (rate, rateLabel, "Sample rate", "How many samples a second");
    setUp (block, blockLabel, "Block size", "Smaller blocks answer sooner and leave less room");
    setUp (inputs, inputsLabel, "Input channels", "How many of the device's inputs are opened");
    setUp (outputs, outputsLabel, "Output channels", "How many of the device's outputs are opened");
    midiLabel.setText ("MIDI inputs", juce::dontSendNotification);
    addAndMakeVisible (midiLabel);
    addAndMakeVisible (midi);

    known = host.devices();
    current = host.choice();
    fill();
    setSize (420, 400);
}

void AudioSettings::refresh()
{
    midi.refresh();

    if (isAnyOpen ({ &device, &rate, &block, &inputs, &outputs }))
        return;

    auto devices = host.devices();
    auto choice = host.choice();

    if (devices == known && choice == current)
        return;

    known = std::move (devices);
    current = std::move (choice);
    fill();
}

const AudioDeviceInfo* AudioSettings::chosenDevice() const
{
    const auto found = std::find_if (known.begin(), known.end(),
                                     [this] (const auto& info) { return info.name == current.device; });
    return found != known.end() ? &*found : nullptr;
}

void AudioSettings::fill()
{
    std::vector<juce::String> names;

    for (const auto& info : known)
        names.push_back (info.name);

    fillChoices (device, names, current.device, juce::String(),
                 [] (const juce::String& name) { return name; });

    const auto* chosen = chosenDevice();
    rates = chosen != nullptr ? chosen->sampleRates : std::vector<double> {};
    blocks = chosen != nullptr ? chosen->blockSizes : std::vector<int> {};

    if (rates.empty())
        rates = { 44100.0, 48000.0, 88200.0, 96000.0, 176400.0, 192000.0 };

    if (blocks.empty())
        blocks = { 16, 32, 64, 128, 256, 512, 1024, 2048, 4096 };

    fillChoices (rate, rates, current.sampleRate, 0.0, [] (double value) { return PanelText::rate (value); });
    fillChoices (block, blocks, current.blockSize, 0,
                 [] (int value) { return juce::String (value) + " samples"; });
    fillChannels (inputs, chosen != nullptr ? chosen->numInputs : 2, current.numInputs);
    fillChannels (outputs, chosen != nullptr ? chosen->numOutputs : 2, current.numOutputs);
}

void AudioSettings::apply()
{
    std::vector<juce::String> names;

    for (int i = 1; i < device.getNumItems(); ++i)
        names.push_back (device.getItemText (i));

    AudioChoice wanted;
    wanted.device = chosenOf (device, names, juce::String());
    wanted.sampleRate = chosenOf (rate, rates, 0.0);
    wanted.blockSize = chosenOf (block, blocks, 0);
    wanted.numInputs = inputs.getSelectedId() - 2;
    wanted.numOutputs = outputs.getSelectedId() - 2;

    if (const auto chosen = host.choose (wanted); chosen.failed())
        board.post ({ Notice::Kind::error, chosen.getErrorMessage() });

    current = host.choice();
    fill();
}

void AudioSettings::visibilityChanged()
{
    if (isShowing())
        startTimer (1000);
    else
        stopTimer();
}

void AudioSettings::paint (juce::Graphics& graphics)
{
    graphics.fillAll (Palette::from (*this).surface);
}

void AudioSettings::resized()
{
    auto area = getLocalBounds().reduced (10);
    const auto place = [&area] (juce::Label& label, juce::ComboBox& box) {
        auto line = area.removeFromTop (settingHeight);
        label.setBounds (line.removeFromLeft (juce::jmin (130, line.getWidth() / 3)));
        box.setBounds (line);
        area.removeFromTop (5);
    };

    place (deviceLabel, device);
    place (rateLabel, rate);
    place (blockLabel, block);
    place (inputsLabel, inputs);
    place (outputsLabel, outputs);
    midiLabel.setBounds (area.removeFromTop (settingHeight));
    midi.setBounds (area);
}

} // namespace lopsided
