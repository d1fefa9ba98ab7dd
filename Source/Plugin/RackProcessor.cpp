#include "RackProcessor.h"

#include "RackEditor.h"
#include "RackParts.h"
#include "RackState.h"

#include <lopsided_engine/message/MessageRole.h>

namespace lopsided
{
namespace
{

// [message thread's role] A rack that the template of racks holds begins empty: it would hold racks without end.
bool isBeginning = false;

/** A DAW that crashes whenever it opens its project cannot be asked: whoever starts it says so. */
bool isSafeStartWanted()
{
    return juce::SystemStats::getEnvironmentVariable ("LOPSIDED_SAFE_START", {}).getIntValue() != 0;
}

} // namespace

RackProcessor::RackProcessor (RackVariant variant, OtherBuses otherBuses)
    : AudioProcessor (busesOf (variant, otherBuses)),
      kind (variant),
      automatable (*this)
{
    MessageRole::run ([this] {
        parts = std::make_unique<Parts> (*this);
        parts->renderer = std::make_unique<RackRenderer> (*this, kind, parts->rig.graph(), automatable,
                                                          parts->tables.cell());
        parts->control =
            std::make_unique<RackControl> (parts->document, automatable, parts->tables, *parts->renderer);
        parts->control->onChange = [this] (bool namesHaveChanged) {
            updateHostDisplay (
                namesHaveChanged
                    ? juce::AudioProcessorListener::ChangeDetails().withParameterInfoChanged (true)
                    : juce::AudioProcessorListener::ChangeDetails().withNonParameterStateChanged (true));
        };
        parts->document.addListener (this);
        parts->rig.graph().juce::AudioProcessor::addListener (this);
        beginWithTemplate();
    });
}

RackProcessor::~RackProcessor()
{
    MessageRole::run ([this] {
        parts->rig.graph().juce::AudioProcessor::removeListener (this);
        parts->document.removeListener (this);
        parts->rig.safeStart().clear (parts->plugins());
        parts->control.reset();
        parts->renderer.reset();
        parts->rig.close();
        parts.reset();
    });
}

SessionDocument& RackProcessor::document() noexcept
{
    return parts->document;
}

RackControl& RackProcessor::control() noexcept
{
    return *parts->control;
}

RackRenderer& RackProcessor::renderer() noexcept
{
    return *parts->renderer;
}

const SafeStart& RackProcessor::safeStart() const noexcept
{
    return parts->rig.safeStart();
}

const juce::String RackProcessor::getName() const
{
    return Parts::nameOf (kind);
}

juce::File RackProcessor::templateFile()
{
    return lopsidedHome().getChildFile ("Rack template.json");
}

void RackProcessor::beginWithTemplate()
{
    const auto isInATemplate = isBeginning;
    const juce::ScopedValueSetter<bool> beginning (isBeginning, true);

    // What a DAW plays must not be squashed by a limiter that nobody has asked for.
    RackState state;
    state.session.output.limiter = SessionOutput::Switch::off;

    if (const auto file = templateFile(); ! isInATemplate && file.existsAsFile())
    {
        if (auto session = SessionFile::load (file); session)
            state.session = std::move (*session);
        else
            notes.post (
                { Notice::Kind::warning,
                  "The rack begins empty: " + juce::String::fromUTF8 (session.error().describe().c_str()) });
    }

    apply (state);
}

//======================================================================================================================
void RackProcessor::prepareToPlay (double sampleRate, int maximumBlock)
{
    MessageRole::run ([this, sampleRate, maximumBlock] {
        parts->rig.graph().setNonRealtime (isNonRealtime());
        parts->rig.graph().prepareToPlay (sampleRate, maximumBlock);
        parts->renderer->prepare (sampleRate, maximumBlock);
        setLatencySamples (parts->rig.graph().getLatencySamples());
    });
}

void RackProcessor::releaseResources()
{
    MessageRole::run ([this] { parts->rig.graph().releaseResources(); });
}

void RackProcessor::processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi)
{
    followOffline();
    parts->renderer->render (audio, midi, RackRenderer::Bypass::byParameter);
}

void RackProcessor::processBlockBypassed (juce::AudioBuffer<float>& audio, juce::MidiBuffer& midi)
{
    followOffline();
    parts->renderer->render (audio, midi, RackRenderer::Bypass::on);
}

void RackProcessor::followOffline()
{
    // Offline nobody is late: what was asked for is done before the block, so that a bounce is the same each time.
    if (isNonRealtime() && parts->control->hasToFollow())
        MessageRole::run ([this] { parts->control->follow(); });
}

void RackProcessor::reset()
{
    parts->rig.graph().reset();
    parts->renderer->reset();
}

void RackProcessor::setNonRealtime (bool isOffline) noexcept
{
    AudioProcessor::setNonRealtime (isOffline);
    parts->rig.graph().setNonRealtime (isOffline);
}

double RackProcessor::getTailLengthSeconds() const
{
    return parts->rig.graph().getTailLengthSeconds();
}

juce::AudioProcessorParameter* RackProcessor::getBypassParameter() const
{
    if (wrapperType == wrapperType_LV2)
        return nullptr;

    return &const_cast<RackParameters&> (automatable).bypass();
}

juce::AudioProcessorEditor* RackProcessor::createEditor()
{
    return new RackEditor (*this);
}

//======================================================================================================================
void RackProcessor::getStateInformation (juce::MemoryBlock& destination)
{
    MessageRole::run ([this, &destination] {
        destination = save();
        parts->rig.graph().reclaim();
    });
}

juce::MemoryBlock RackProcessor::save()
{
    if (! unreadable.isEmpty() && ! parts->document.isModified())
        return unreadable;

    auto session = parts->document.capture();

    if (! session)
    {
        documentWarned (session.error().describe());
        return {};
    }

    RackState state { std::move (*session), {}, automatable.bypass().get() };

    for (int index = 0; index < MacroParameter::count; ++index)
        state.macros.push_back (automatable.macro (index).value());

    const auto text = state.write();
    return { text.data(), text.size() };
}

void RackProcessor::setStateInformation (const void* data, int size)
{
    if (data == nullptr || size <= 0)
        return;

    const auto state = RackState::read ({ static_cast<const char*> (data), static_cast<std::size_t> (size) });

    MessageRole::run ([&] {
        if (state)
            apply (*state);
        else
            keepUnreadable (data, size, state.error());
    });
}

void RackProcessor::keepUnreadable (const void* data, int size, const SessionError& error)
{
    unreadable = { data, static_cast<std::size_t> (size) };
    notes.post ({ Notice::Kind::error, "The rack cannot read what the project holds of it: "
                                           + juce::String::fromUTF8 (error.describe().c_str())
                                           + " It is kept as it is until you change something here." });
}

void RackProcessor::apply (const RackState& state)
{
    BuildOptions options;

    // What the project holds is all that is heard: nothing rings on, and before the first block nothing is there to fade from.
    if (parts->renderer->hasPlayed())
        options.commit.tails = Tails::cut;
    else
        options.commit = CommitOptions::atOnce();

    if (isSafeStartWanted())
        options.leaveOut = parts->rig.leaveOut();

    for (const auto& finding : parts->rig.safeStart().findings (SessionBuilder::references (state.session)))
        notes.post ({ Notice::Kind::warning, juce::String::fromUTF8 (finding.c_str()) });

    if (const auto opened = parts->document.open (state.session, options); ! opened)
        return documentWarned (opened.error().describe());

    unreadable.reset();
    automatable.bypass().setValueNotifyingHost (state.isBypassed ? 1.0f : 0.0f);

    for (int index = 0; index < MacroParameter::count; ++index)
        if (const auto at = static_cast<std::size_t> (index); at < state.macros.size())
            automatable.macro (index).setValueNotifyingHost (state.macros[at]);

    if (parts->control != nullptr)
        parts->control->settle();
}

//======================================================================================================================
void RackProcessor::audioProcessorChanged (juce::AudioProcessor*,
                                           const juce::AudioProcessorListener::ChangeDetails& details)
{
    if (details.latencyChanged)
        setLatencySamples (parts->rig.graph().getLatencySamples());
}

void RackProcessor::documentWarned (const std::string& sentence)
{
    // An editor hears the document itself.
    if (! notes.isHandingOn())
        notes.post ({ Notice::Kind::warning, juce::String::fromUTF8 (sentence.c_str()) });
}

} // namespace lopsided
