#pragma once

#include "RackProcessor.h"

#include <Host/Live/LoadFigures.h>
#include <lopsided_gui/lopsided_gui.h>
#include <vector>

namespace lopsided
{

/** What the editor asks of whoever owns the device: the DAW does, so there is nothing to choose, and the transport only shows.

    Thread: message. Realtime: may block.
*/
class RackAudioHost final : public AudioHost
{
public:
    /** The rack outlives it; blocks are noted while it is there. */
    explicit RackAudioHost (RackProcessor& rack);
    ~RackAudioHost() override;

    [[nodiscard]] bool hasOwnDevice() const override { return false; }
    [[nodiscard]] bool hasOwnTransport() const override { return false; }

    [[nodiscard]] AudioStatus status() override;
    void resetFigures() override;
    [[nodiscard]] std::vector<float> takeLoads() override;
    [[nodiscard]] std::vector<AudioDeviceInfo> devices() override;
    [[nodiscard]] AudioChoice choice() const override;
    [[nodiscard]] juce::Result choose (const AudioChoice& choice) override;

    [[nodiscard]] std::vector<MidiPortInfo> midiInputs() override { return {}; }
    void setMidiInputEnabled (const juce::String&, bool) override {}
    [[nodiscard]] std::vector<juce::MidiMessage> takeMidiInput() override;
    void sendMidi (const juce::MidiMessage& message) override;
    void panic() override;
    void learn (NodeID node, const juce::String& parameter) override;
    void cancelLearning() override;
    [[nodiscard]] std::optional<SessionMapping> takeLearned() override;

    [[nodiscard]] bool isRolling() const override;
    void setRolling (bool) override {}
    void rewind() override {}
    [[nodiscard]] double tempo() const override;
    void setTempo (double) override {}
    [[nodiscard]] double positionInBeats() const override;
    [[nodiscard]] double positionInSeconds() const override;

private:
    void drain();

    RackProcessor& rack;
    LoadFigures figures;
    juce::String culprit;
};

} // namespace lopsided
