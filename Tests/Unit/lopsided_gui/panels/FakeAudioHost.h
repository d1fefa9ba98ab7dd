#pragma once

#include <lopsided_gui/lopsided_gui.h>

#include <utility>

namespace lopsided::testing
{

/** An AudioHost that plays nothing and remembers what it was asked for. */
class FakeAudioHost final : public AudioHost
{
public:
    AudioStatus status() override { return state; }
    void resetFigures() override { ++numResets; }
    std::vector<float> takeLoads() override { return std::exchange (loads, {}); }
    std::vector<AudioDeviceInfo> devices() override { return known; }
    AudioChoice choice() const override { return chosen; }

    juce::Result choose (const AudioChoice& wanted) override
    {
        if (refusal.isNotEmpty())
            return juce::Result::fail (refusal);

        chosen = wanted;
        return juce::Result::ok();
    }

    std::vector<MidiPortInfo> midiInputs() override { return inputs; }

    void setMidiInputEnabled (const juce::String& identifier, bool shouldBeEnabled) override
    {
        for (auto& input : inputs)
            if (input.identifier == identifier)
                input.isEnabled = shouldBeEnabled;
    }

    std::vector<juce::MidiMessage> takeMidiInput() override { return std::exchange (midi, {}); }
    void sendMidi (const juce::MidiMessage& message) override { sent.push_back (message); }
    void panic() override { ++numPanics; }

    void learn (NodeID node, const juce::String& parameter) override { learning = { node, parameter }; }
    void cancelLearning() override { learning = {}; }
    std::optional<SessionMapping> takeLearned() override { return std::exchange (learned, std::nullopt); }

    bool isRolling() const override { return rolling; }
    void setRolling (bool shouldRoll) override { rolling = shouldRoll; }
    void rewind() override { beats = seconds = 0.0; }
    double tempo() const override { return bpm; }
    void setTempo (double beatsPerMinute) override { bpm = beatsPerMinute; }
    double positionInBeats() const override { return beats; }
    double positionInSeconds() const override { return seconds; }

    AudioStatus state;
    std::vector<float> loads;
    std::vector<AudioDeviceInfo> known;
    AudioChoice chosen;
    juce::String refusal;
    std::vector<MidiPortInfo> inputs;
    std::vector<juce::MidiMessage> midi, sent;
    std::pair<NodeID, juce::String> learning;
    std::optional<SessionMapping> learned;
    int numResets = 0, numPanics = 0;
    bool rolling = false;
    double bpm = 120.0, beats = 0.0, seconds = 0.0;
};

} // namespace lopsided::testing
