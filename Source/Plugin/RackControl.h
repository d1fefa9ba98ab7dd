#pragma once

#include "MacroTables.h"
#include "RackParameters.h"
#include "RackRenderer.h"

#include <Host/Heartbeat.h>
#include <Host/Live/MidiMappings.h>
#include <array>
#include <deque>
#include <functional>
#include <lopsided_session/lopsided_session.h>
#include <optional>

namespace lopsided
{

/** Keeps the document and the DAW's parameters in step: scenes that the DAW asks for, names that it shows, macros and MIDI that
    move parameters, and what of them is learnt.

    Thread: the message thread's role. Realtime: may block.
*/
class RackControl final : private DocumentListener, private GraphListener
{
public:
    /** All outlive it. */
    RackControl (SessionDocument& document, RackParameters& parameters, MacroTables& tables,
                 RackRenderer& renderer);
    ~RackControl() override;

    RackControl (const RackControl&) = delete;
    RackControl& operator= (const RackControl&) = delete;

    /** The DAW shows other names, or should save: `namesHaveChanged` says which. */
    std::function<void (bool namesHaveChanged)> onChange;

    /** What is done every 5 ms. While the DAW renders offline nothing of it is heard: that is follow()'s, before each block. */
    void poll();

    /** Recalls the scene that the DAW has asked for, and moves what MIDI is mapped to. */
    void follow();

    /** Whether follow() may have something to do. Thread: any. Realtime: wait-free. */
    [[nodiscard]] bool hasToFollow() const noexcept { return isSceneWanted() || isMovedByMidi.load(); }

    /** The document says which scene it is, and macros move nothing by being where they are: a state was loaded. */
    void settle();

    /** Ends every note and pedal that any node was told of. */
    void panic();

    void learn (NodeID node, const juce::String& parameter);
    void cancelLearning() { mappings.stopLearning(); }
    [[nodiscard]] std::optional<SessionMapping> takeLearned();

    /** What has come in since the last look, oldest first; seconds of juce::Time::getMillisecondCounterHiRes. */
    [[nodiscard]] std::vector<juce::MidiMessage> takeMidiInput();

private:
    static constexpr std::size_t mostKeptMessages = 4096;

    void structureChanged() override { tables.follow(); }
    void settingsChanged() override;
    void documentChanged() override;
    void scenesChanged() override;
    void commitAccepted (std::uint64_t) override { tables.follow(); }
    void nodePrepared (NodeID) override { tables.follow(); }

    [[nodiscard]] int wantedScene() const noexcept { return parameters.scene().get(); }
    [[nodiscard]] bool isSceneWanted() const noexcept { return wantedScene() != shownScene.load(); }
    void followScene();
    void showScene();
    void nameAll();
    void learnFromMacros();
    void takeHeard();

    SessionDocument& document;
    RackParameters& parameters;
    MacroTables& tables;
    RackRenderer& renderer;
    MidiMappings mappings;
    std::vector<SessionMapping> known;
    std::deque<juce::MidiMessage> heard;
    std::optional<SessionMapping> learned;
    std::array<float, MacroParameter::count> macrosWhenLearning {};

    // [shared] the audio thread only looks
    std::atomic<int> shownScene { 0 }; // the one that the parameter was last seen at
    std::atomic<bool> isMovedByMidi { false };

    Heartbeat heartbeat;
};

} // namespace lopsided
