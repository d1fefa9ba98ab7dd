#include "RackAudioHost.h"

#include "RackControl.h"
#include "RackRenderer.h"

namespace lopsided
{
namespace
{

const auto deviceName = juce::String ("DAW");

} // namespace

RackAudioHost::RackAudioHost (RackProcessor& rackToShow)
    : rack (rackToShow)
{
    rack.renderer().setIsWatched (true);
}

RackAudioHost::~RackAudioHost()
{
    rack.renderer().setIsWatched (false);
}

void RackAudioHost::drain()
{
    while (const auto record = rack.renderer().takeRecord())
        figures.add (*record);

    auto& graph = rack.document().graph();

    for (const auto& late : graph.takeXruns())
        if (const auto* node = graph.model()->findNode (late.node))
            culprit = node->name;
}

AudioStatus RackAudioHost::status()
{
    drain();

    AudioStatus result;
    result.device = AudioStatus::Device::playing;
    result.deviceName = deviceName;
    result.sampleRate = rack.getSampleRate();
    result.blockSize = rack.getBlockSize();
    result.latencySamples = rack.getLatencySamples();
    result.meanLoad = figures.mean();
    result.p999Load = figures.percentile (0.999);
    result.worstLoad = figures.worst();
    result.blocks = figures.blocks();
    result.lateBlocks = figures.lateBlocks();
    result.culprit = culprit;
    result.outputPeak = figures.takePeak();
    result.limiterActive = rack.renderer().output().takeHasLimited();
    return result;
}

void RackAudioHost::resetFigures()
{
    figures.reset();
    culprit = {};
}

std::vector<float> RackAudioHost::takeLoads()
{
    return figures.takeLoads();
}

std::vector<AudioDeviceInfo> RackAudioHost::devices()
{
    return { { deviceName,
               rack.getTotalNumInputChannels(),
               rack.getTotalNumOutputChannels(),
               { rack.getSampleRate() },
               { rack.getBlockSize() } } };
}

AudioChoice RackAudioHost::choice() const
{
    return { deviceName, rack.getSampleRate(), rack.getBlockSize() };
}

juce::Result RackAudioHost::choose (const AudioChoice&)
{
    return juce::Result::fail ("The DAW has the audio device. Choose device, rate and block size there.");
}

std::vector<juce::MidiMessage> RackAudioHost::takeMidiInput()
{
    return rack.control().takeMidiInput();
}

void RackAudioHost::sendMidi (const juce::MidiMessage& message)
{
    rack.renderer().midi().play (message);
}

void RackAudioHost::panic()
{
    rack.control().panic();
}

void RackAudioHost::learn (NodeID node, const juce::String& parameter)
{
    rack.control().learn (node, parameter);
}

void RackAudioHost::cancelLearning()
{
    rack.control().cancelLearning();
}

std::optional<SessionMapping> RackAudioHost::takeLearned()
{
    return rack.control().takeLearned();
}

bool RackAudioHost::isRolling() const
{
    return rack.renderer().transport().isRolling;
}

double RackAudioHost::tempo() const
{
    return rack.renderer().transport().tempo;
}

double RackAudioHost::positionInBeats() const
{
    return rack.renderer().transport().beats;
}

double RackAudioHost::positionInSeconds() const
{
    return rack.renderer().transport().seconds;
}

} // namespace lopsided
