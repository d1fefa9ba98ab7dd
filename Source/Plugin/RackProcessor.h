#pragma once

#include "RackParameters.h"
#include "RackVariant.h"

#include <Host/NoticeRelay.h>
#include <functional>
#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_session/lopsided_session.h>
#include <memory>

namespace lopsided
{

class RackControl;
class RackRenderer;
struct RackState;

/** Lopsided as a plugin: a whole session in a DAW's track. README.md says who owns what and who waits.

    Thread: as juce::AudioProcessor says; whatever edits the graph runs in the message thread's role, wherever that is.
    processBlock: the audio thread. Realtime: processBlock is wait-free while the DAW renders in real time.
*/
class RackProcessor final : public juce::AudioProcessor,
                            private juce::AudioProcessorListener,
                            private DocumentListener
{
public:
    explicit RackProcessor (RackVariant variant, OtherBuses otherBuses = OtherBuses::off);
    ~RackProcessor() override;

    [[nodiscard]] RackVariant variant() const noexcept { return kind; }
    [[nodiscard]] RackParameters& parameters() noexcept { return automatable; }

    // [message thread] while it lives
    [[nodiscard]] SessionDocument& document() noexcept;
    [[nodiscard]] RackControl& control() noexcept;
    [[nodiscard]] RackRenderer& renderer() noexcept;
    [[nodiscard]] const SafeStart& safeStart() const noexcept;

    /** What was to be told while no editor was open, and what is. */
    [[nodiscard]] NoticeRelay& notices() noexcept { return notes; }

    /** The session that a new rack begins with, if it is there. */
    [[nodiscard]] static juce::File templateFile();

    const juce::String getName() const override;
    void prepareToPlay (double sampleRate, int maximumBlock) override;
    void releaseResources() override;
    void processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override;
    using juce::AudioProcessor::processBlock;
    void processBlockBypassed (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi) override;
    using juce::AudioProcessor::processBlockBypassed;
    void reset() override;
    void setNonRealtime (bool isNonRealtime) noexcept override;
    [[nodiscard]] double getTailLengthSeconds() const override;
    [[nodiscard]] bool isBusesLayoutSupported (const BusesLayout& layout) const override;

    void getStateInformation (juce::MemoryBlock& destination) override;
    void setStateInformation (const void* data, int size) override;

    [[nodiscard]] bool acceptsMidi() const override { return true; }
    [[nodiscard]] bool producesMidi() const override { return true; }
    [[nodiscard]] bool hasEditor() const override { return true; }
    juce::AudioProcessorEditor* createEditor() override;

    /** None as LV2, which has a port for it: JUCE's client would set the parameter, and tell the DAW so, in every block.
        There processBlockBypassed is called while that port says so. */
    [[nodiscard]] juce::AudioProcessorParameter* getBypassParameter() const override;

    /** None as LV2, which would show it as a preset without a name. */
    int getNumPrograms() override { return wrapperType == wrapperType_LV2 ? 0 : 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}

private:
    struct Parts;

    [[nodiscard]] static BusesProperties busesOf (RackVariant variant, OtherBuses otherBuses);

    /** Every bus with all its channels: what the graph has, whatever the DAW has switched off. */
    [[nodiscard]] BusesLayout wholeLayout() const;

    void audioProcessorParameterChanged (juce::AudioProcessor*, int, float) override {}
    void audioProcessorChanged (juce::AudioProcessor*,
                                const juce::AudioProcessorListener::ChangeDetails& details) override;
    void documentWarned (const std::string& sentence) override;

    void followOffline();
    void beginWithTemplate();
    void apply (const RackState& state);
    void keepUnreadable (const void* data, int size, const SessionError& error);
    [[nodiscard]] juce::MemoryBlock save();

    const RackVariant kind;
    RackParameters automatable;
    NoticeRelay notes;

    /** A state that this version cannot read: it is given back as it came, for as long as nothing is edited. */
    juce::MemoryBlock unreadable;

    std::unique_ptr<Parts> parts;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (RackProcessor)
};

} // namespace lopsided
