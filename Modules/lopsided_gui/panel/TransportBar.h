#pragma once

#include "AudioPoll.h"
#include "NumberField.h"
#include "OutputMeter.h"
#include "TapTempo.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_session/lopsided_session.h>

namespace lopsided
{

/** Play, stop and rewind, the tempo with tap, where the play head is, and the output: gain, limiter, mute, its level, panic.

    The document has the tempo and the output's settings; the host is told the tempo as well.

    Thread: message thread. Realtime: may block. Cost: O(1), and the host's own.
*/
class TransportBar final : public juce::Component, private AudioPoll::Listener, private DocumentListener
{
public:
    static constexpr int height = 44;

    /** All outlive it. */
    TransportBar (AudioHost& hostToDrive, SessionDocument& documentToEdit, AudioPoll& pollToHear);
    ~TransportBar() override;

    // What buttons and keys do.
    /** Starts the play head, or stops it. */
    void togglePlay();
    /** Puts the play head back to the start. */
    void rewind();
    /** Of the document, and of the host. */
    void setTempo (double beatsPerMinute);
    void tap (double seconds);     /**< on any clock that goes on */
    void setGain (float decibels); /**< of the output */
    /** Mutes the output, or no more. */
    void toggleMute();
    /** Switches the output's limiter. */
    void toggleLimiter();
    /** Ends every note that sounds. */
    void panic();

    /** Where the play head is, as it is shown. */
    [[nodiscard]] juce::String positionText() const { return bars.getText() + " " + time.getText(); }
    /** Where the tempo is set. */
    [[nodiscard]] NumberField& tempoField() noexcept { return tempo; }
    /** What shows the output's level. */
    [[nodiscard]] OutputMeter& meter() noexcept { return level; }

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    void audioPolled (const AudioStatus& status, const std::vector<float>& loads) override;
    void settingsChanged() override;
    void setUpButtons();
    void setUpOutput();

    AudioHost& host;
    SessionDocument& document;
    AudioPoll& poll;
    TapTempo taps;
    bool isLimiting = false;

    juce::TextButton rewindButton { "|<" };
    juce::TextButton playButton { "Play" };
    NumberField tempo;
    juce::TextButton tapButton { "Tap" };
    juce::Label bars;
    juce::Label time;
    juce::Slider gain { juce::Slider::LinearHorizontal, juce::Slider::TextBoxRight };
    juce::TextButton limiter { "Limiter" };
    juce::TextButton mute { "Mute" };
    OutputMeter level;
    juce::TextButton panicButton { "Panic" };

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (TransportBar)
};

} // namespace lopsided
