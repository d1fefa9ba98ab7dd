#pragma once

#include "../Heartbeat.h"
#include "AlsaMidi.h"
#include "JackMidi.h"
#include "LiveAudio.h"
#include "LiveStages.h"
#include "MidiMappings.h"
#include <deque>
#include <lopsided_gui/host/AudioHost.h>
#include <lopsided_gui/notice/NoticeBoard.h>
#include <lopsided_session/lopsided_session.h>
#include <optional>

namespace lopsided
{

/** Owns the audio device, MIDI, the transport and what stands behind the output of a document that is played and edited.

    It follows the document's settings (output, tempo, mappings), and polls the audio thread every 5 ms.

    Thread: message. Realtime: may block.
*/
class LiveHost final : public AudioHost, private DocumentListener
{
public:
    /** All three outlive it. Nothing plays before start(). */
    LiveHost (SessionDocument& document, CallbackGuard& guard, NoticeBoard& notices,
              LiveAudio::Opener opener = &DeviceFinder::open, const JackLibrary* jack = JackLibrary::find());
    ~LiveHost() override;

    LiveHost (const LiveHost&) = delete;
    LiveHost& operator= (const LiveHost&) = delete;

    /** Plays. A device that is not there is waited for, while the dummy plays; the notices say so.
        Errors: where nothing can be opened at all. */
    [[nodiscard]] juce::Result start (const AudioChoice& choice);

    /** Nothing renders any more when it returns. */
    void stop();

    /** What is done every 5 ms; tests do it at times of their own. */
    void poll (LiveAudio::Clock::time_point now);

    // Device.
    [[nodiscard]] AudioStatus status() override;
    void resetFigures() override { audio.resetFigures(); }
    [[nodiscard]] std::vector<float> takeLoads() override { return audio.takeLoads(); }
    [[nodiscard]] std::vector<AudioDeviceInfo> devices() override;
    [[nodiscard]] AudioChoice choice() const override { return audio.choice(); }
    [[nodiscard]] juce::Result choose (const AudioChoice& choice) override;

    // MIDI.
    [[nodiscard]] std::vector<MidiPortInfo> midiInputs() override;
    void setMidiInputEnabled (const juce::String& identifier, bool shouldBeEnabled) override;
    [[nodiscard]] std::vector<juce::MidiMessage> takeMidiInput() override;
    void sendMidi (const juce::MidiMessage& message) override;
    void panic() override;
    void learn (NodeID node, const juce::String& parameter) override;
    void cancelLearning() override { mappings.stopLearning(); }
    [[nodiscard]] std::optional<SessionMapping> takeLearned() override;

    // Transport.
    [[nodiscard]] bool isRolling() const override;
    void setRolling (bool shouldRoll) override;
    void rewind() override;
    [[nodiscard]] double tempo() const override;
    void setTempo (double beatsPerMinute) override;
    [[nodiscard]] double positionInBeats() const override;
    [[nodiscard]] double positionInSeconds() const override;

private:
    static constexpr std::size_t mostKeptMessages = 4096;

    void settingsChanged() override;
    void hear (LiveAudio::Event event, const std::string& sentence);
    void takeHeardMidi();

    SessionDocument& played;
    NoticeBoard& board;

    LiveStages stages;
    MidiMappings mappings;
    JackMidi jackMidi;
    AlsaMidi alsaMidi;
    LiveAudio audio;
    TimedMidiQueue::Sender keyboard { *stages.midiInput() };
    std::deque<juce::MidiMessage> heard;
    std::vector<SessionMapping> known;
    std::optional<SessionMapping> learned;
    Heartbeat heartbeat;
};

} // namespace lopsided
