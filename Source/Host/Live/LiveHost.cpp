#include "LiveHost.h"

#include "../SteadyNanos.h"
#include "NodePanic.h"
#include <algorithm>
#include <tuple>
#include <utility>

namespace lopsided
{

LiveHost::LiveHost (SessionDocument& document, CallbackGuard& guard, NoticeBoard& notices,
                    LiveAudio::Opener opener, const JackLibrary* jack)
    : played (document),
      board (notices),
      mappings (document.graph()),
      jackMidi (jack, stages.midiInput(), stages.midiOutput()),
      alsaMidi (stages.midiInput()),
      audio (
          document.graph(), guard, &stages,
          [this] (auto event, const auto& sentence) { hear (event, sentence); }, std::move (opener)),
      heartbeat ([this] { poll (LiveAudio::Clock::now()); })
{
    played.addListener (this);
    settingsChanged();
}

LiveHost::~LiveHost()
{
    heartbeat.stop();
    played.removeListener (this);
    audio.stop();
}

juce::Result LiveHost::start (const AudioChoice& choice)
{
    return audio.start (choice);
}

void LiveHost::stop()
{
    audio.stop();
}

void LiveHost::poll (LiveAudio::Clock::time_point now)
{
    audio.poll (now);

    if (audio.isOnDeviceOfType ("JACK") && audio.isLost())
        jackMidi.abandon(); // before anybody opens a client anew
    else
        jackMidi.poll (now);

    alsaMidi.poll (now);
    stages.setOutputIsWanted (jackMidi.isConnected());
    stages.takeMovements ([this] (const auto& movement) { mappings.moved (movement); });
    mappings.apply();
    takeHeardMidi();
}

void LiveHost::takeHeardMidi()
{
    const auto toJuceSeconds =
        1.0e-3 * juce::Time::getMillisecondCounterHiRes() - 1.0e-9 * static_cast<double> (steadyNanos());

    while (const auto event = stages.takeHeard())
    {
        heard.push_back (event->message());
        heard.back().addToTimeStamp (toJuceSeconds);

        if (heard.size() > mostKeptMessages) // nobody looks
            heard.pop_front();
    }
}

void LiveHost::settingsChanged()
{
    stages.output().set (played.output());
    stages.transport().setTempo (played.tempo());

    if (known != played.mappings())
    {
        known = played.mappings();
        mappings.set (known);
    }
}

void LiveHost::hear (LiveAudio::Event event, const std::string& sentence)
{
    if (event == LiveAudio::Event::lost && audio.isOnDeviceOfType ("JACK"))
        jackMidi.abandon();

    if (event == LiveAudio::Event::back)
        jackMidi.retrySoon();

    board.post ({ .kind = event == LiveAudio::Event::lost ? Notice::Kind::warning : Notice::Kind::information,
                  .text = juce::String::fromUTF8 (sentence.c_str()) });
}

AudioStatus LiveHost::status()
{
    auto result = audio.status();
    result.limiterActive = stages.output().takeHasLimited();
    return result;
}

std::vector<AudioDeviceInfo> LiveHost::devices()
{
    std::vector<AudioDeviceInfo> result;

    for (auto& listing : DeviceFinder::list())
        result.push_back ({ listing.name, listing.numInputs, listing.numOutputs,
                            std::move (listing.sampleRates), std::move (listing.blockSizes) });

    return result;
}

juce::Result LiveHost::choose (const AudioChoice& choice)
{
    return audio.choose (choice);
}

std::vector<MidiPortInfo> LiveHost::midiInputs()
{
    auto result = jackMidi.inputs();
    const auto others = alsaMidi.inputs();
    result.insert (result.end(), others.begin(), others.end());
    return result;
}

void LiveHost::setMidiInputEnabled (const juce::String& identifier, bool shouldBeEnabled)
{
    if (identifier.startsWith (JackMidi::prefix))
        jackMidi.setEnabled (identifier, shouldBeEnabled);
    else
        alsaMidi.setEnabled (identifier, shouldBeEnabled);
}

std::vector<juce::MidiMessage> LiveHost::takeMidiInput()
{
    const auto taken = std::exchange (heard, {});
    return { taken.begin(), taken.end() };
}

void LiveHost::sendMidi (const juce::MidiMessage& message)
{
    keyboard.send ({ message.getRawData(), static_cast<std::size_t> (message.getRawDataSize()) },
                   steadyNanos());
}

void LiveHost::panic()
{
    stages.panic();

    panicNodes (played.graph());
}

void LiveHost::learn (NodeID node, const juce::String& parameter)
{
    learned.reset();
    mappings.learn (node, parameter, [this] (const auto& mapping) { learned = mapping; });
}

std::optional<SessionMapping> LiveHost::takeLearned()
{
    return std::exchange (learned, {});
}

bool LiveHost::isRolling() const
{
    return stages.transport().state() == LiveTransport::State::rolling;
}

void LiveHost::setRolling (bool shouldRoll)
{
    stages.transport().setState (shouldRoll ? LiveTransport::State::rolling : LiveTransport::State::stopped);
}

void LiveHost::rewind()
{
    stages.transport().rewind();
}

double LiveHost::tempo() const
{
    return stages.transport().tempo();
}

void LiveHost::setTempo (double beatsPerMinute)
{
    stages.transport().setTempo (beatsPerMinute);
    played.setTempo (stages.transport().tempo());
}

double LiveHost::positionInBeats() const
{
    return stages.transport().positionInBeats();
}

double LiveHost::positionInSeconds() const
{
    return stages.transport().positionInSeconds();
}

} // namespace lopsided
