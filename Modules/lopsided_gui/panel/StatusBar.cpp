#include "StatusBar.h"

#include "../look/Palette.h"
#include "PanelText.h"

namespace lopsided
{

StatusBar::StatusBar (AudioHost& hostToAsk, AudioPoll& pollToHear)
    : host (hostToAsk),
      poll (pollToHear)
{
    setTitle ("Audio status");
    const auto settings = [this] {
        if (onAudioSettings)
            onAudioSettings();
    };
    load.onClick = [this] { resetFigures(); };
    late.onClick = [this] { resetFigures(); };
    latency.onClick = settings;
    device.onClick = settings;

    addAndMakeVisible (deadlines);

    for (auto* item : { &load, &late, &latency, &device })
        addAndMakeVisible (item);

    poll.addListener (this);
    audioPolled (poll.status(), {});
}

StatusBar::~StatusBar()
{
    poll.removeListener (this);
}

void StatusBar::resetFigures()
{
    host.resetFigures();
    deadlines.clear();
}

void StatusBar::audioPolled (const AudioStatus& status, const std::vector<float>& loads)
{
    using Urgency = StatusItem::Urgency;
    deadlines.add (loads);
    load.show (PanelText::load (status), status.p999Load > 1.0   ? Urgency::bad
                                         : status.p999Load > 0.7 ? Urgency::warning
                                                                 : Urgency::none);
    late.show (PanelText::lateBlocks (status), status.lateBlocks > 0 ? Urgency::bad : Urgency::none);
    latency.show (PanelText::latency (status));
    device.show (PanelText::device (status), status.device == AudioStatus::Device::lost   ? Urgency::bad
                                             : status.device == AudioStatus::Device::none ? Urgency::warning
                                                                                          : Urgency::none);
}

void StatusBar::paint (juce::Graphics& graphics)
{
    const auto& palette = Palette::from (*this);
    graphics.fillAll (palette.surface);
    graphics.setColour (palette.outline);
    graphics.fillRect (getLocalBounds().removeFromTop (1));
}

void StatusBar::resized()
{
    auto area = getLocalBounds().reduced (6, 3);
    const auto width = area.getWidth();
    deadlines.setBounds (area.removeFromLeft (juce::jlimit (70, 180, width / 8)).reduced (0, 2));
    area.removeFromLeft (6);
    load.setBounds (area.removeFromLeft (juce::jlimit (90, 230, width / 4)));
    device.setBounds (area.removeFromRight (juce::jlimit (110, 260, width / 4)));
    latency.setBounds (area.removeFromRight (juce::jlimit (90, 150, width / 6)));
    late.setBounds (area);
}

} // namespace lopsided
