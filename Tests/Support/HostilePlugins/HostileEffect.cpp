#include "HostileEffect.h"

#include "Behaviour.h"

#include <pluginterfaces/base/ibstream.h>
#include <pluginterfaces/vst/ivstprocesscontext.h>
#include <pluginterfaces/vst/vstspeaker.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <string_view>

namespace lopsided::testing
{

using namespace Steinberg;

namespace
{
template <std::size_t size>
void copyText (Vst::TChar (&destination)[size], std::string_view text)
{
    std::copy_n (text.begin(), std::min (text.size(), size - 1), destination);
}
} // namespace

tresult PLUGIN_API HostileEffect::queryInterface (const TUID iid, void** object)
{
    *object = nullptr;

    if (FUnknownPrivate::iidEqual (iid, Vst::IComponent::iid)
        || FUnknownPrivate::iidEqual (iid, FUnknown::iid)
        || FUnknownPrivate::iidEqual (iid, IPluginBase::iid))
        *object = static_cast<Vst::IComponent*> (this);
    else if (FUnknownPrivate::iidEqual (iid, Vst::IAudioProcessor::iid))
        *object = static_cast<Vst::IAudioProcessor*> (this);
    else if (FUnknownPrivate::iidEqual (iid, Vst::IEditController::iid))
        *object = static_cast<Vst::IEditController*> (this);

    if (*object == nullptr)
        return kNoInterface;

    addRef();
    return kResultOk;
}

uint32 PLUGIN_API HostileEffect::release()
{
    const auto left = --references;

    if (left == 0)
        delete this;

    return left;
}

tresult PLUGIN_API HostileEffect::terminate()
{
    setComponentHandler (nullptr);
    return kResultOk;
}

int32 PLUGIN_API HostileEffect::getBusCount (Vst::MediaType type, Vst::BusDirection)
{
    return type == Vst::kAudio ? 1 : 0;
}

tresult PLUGIN_API HostileEffect::getBusInfo (Vst::MediaType type, Vst::BusDirection direction, int32 index,
                                              Vst::BusInfo& bus)
{
    if (type != Vst::kAudio || index != 0)
        return kInvalidArgument;

    bus = {};
    bus.mediaType = type;
    bus.direction = direction;
    bus.channelCount = behaviour() == Behaviour::wrongBuses ? 5 : 2; // getBusArrangement says mono
    bus.busType = Vst::kMain;
    bus.flags = Vst::BusInfo::kDefaultActive;
    copyText (bus.name, direction == Vst::kInput ? "Input" : "Output");
    return kResultOk;
}

tresult PLUGIN_API HostileEffect::setState (IBStream* stream)
{
    double value = 0.0;
    int32 numRead = 0;

    if (stream == nullptr || stream->read (&value, sizeof (value), &numRead) != kResultOk
        || numRead != sizeof (value))
        return kResultFalse;

    gain = std::clamp (value, 0.0, 1.0);
    return kResultOk;
}

tresult PLUGIN_API HostileEffect::getState (IBStream* stream)
{
    auto value = gain.load();
    return stream != nullptr ? stream->write (&value, sizeof (value), nullptr) : kResultFalse;
}

tresult PLUGIN_API HostileEffect::setBusArrangements (Vst::SpeakerArrangement* inputs, int32 numIns,
                                                      Vst::SpeakerArrangement* outputs, int32 numOuts)
{
    const auto isStereo = numIns == 1 && numOuts == 1 && inputs[0] == Vst::SpeakerArr::kStereo
                          && outputs[0] == Vst::SpeakerArr::kStereo;
    return isStereo && behaviour() != Behaviour::wrongBuses ? kResultTrue : kResultFalse;
}

tresult PLUGIN_API HostileEffect::getBusArrangement (Vst::BusDirection, int32 index,
                                                     Vst::SpeakerArrangement& arrangement)
{
    arrangement = behaviour() == Behaviour::wrongBuses ? Vst::SpeakerArr::kMono : Vst::SpeakerArr::kStereo;
    return index == 0 ? kResultOk : kInvalidArgument;
}

tresult PLUGIN_API HostileEffect::canProcessSampleSize (int32 size)
{
    return size == Vst::kSample32 ? kResultTrue : kResultFalse;
}

tresult PLUGIN_API HostileEffect::process (Vst::ProcessData& data)
{
    if (behaviour() == Behaviour::crashProcess)
        crash();

    if (behaviour() == Behaviour::changingLatency && data.numSamples > 0)
    {
        latency = (latency + 100) % 800;

        if (handler != nullptr)
            handler->restartComponent (Vst::kLatencyChanged);
    }

    if (data.numInputs < 1 || data.numOutputs < 1)
        return kResultOk;

    if (behaviour() == Behaviour::transport)
        return tellTransport (data);

    for (int32 channel = 0; channel < std::min (data.inputs[0].numChannels, data.outputs[0].numChannels);
         ++channel)
        for (int32 frame = 0; frame < data.numSamples; ++frame)
            data.outputs[0].channelBuffers32[channel][frame] =
                behaviour() == Behaviour::nan
                    ? std::numeric_limits<float>::quiet_NaN()
                    : static_cast<float> (gain) * data.inputs[0].channelBuffers32[channel][frame];

    return kResultOk;
}

uint32 PLUGIN_API HostileEffect::getTailSamples()
{
    return behaviour() == Behaviour::transport ? 24000 : 0;
}

tresult HostileEffect::tellTransport (Vst::ProcessData& data)
{
    if (data.processContext == nullptr)
        return kResultFalse;

    const auto& context = *data.processContext;
    const auto is = [&context] (uint32 flag) { return (context.state & flag) != 0 ? 0.5 : 0.0; };
    const double told[] { is (Vst::ProcessContext::kPlaying),
                          is (Vst::ProcessContext::kTempoValid) * context.tempo / 500.0,
                          is (Vst::ProcessContext::kProjectTimeMusicValid) * context.projectTimeMusic / 500.0,
                          is (Vst::ProcessContext::kCycleActive),
                          is (Vst::ProcessContext::kCycleValid) * context.cycleStartMusic / 500.0,
                          is (Vst::ProcessContext::kCycleValid) * context.cycleEndMusic / 500.0 };

    for (int32 channel = 0; channel < data.outputs[0].numChannels; ++channel)
        for (int32 frame = 0; frame < data.numSamples; ++frame)
            data.outputs[0].channelBuffers32[channel][frame] =
                frame < static_cast<int32> (std::size (told)) ? static_cast<float> (told[frame]) : 0.0f;

    return kResultOk;
}

tresult PLUGIN_API HostileEffect::getParameterInfo (int32 index, Vst::ParameterInfo& info)
{
    if (index != 0)
        return kInvalidArgument;

    info = {};
    info.id = 1;
    copyText (info.title, "Gain");
    copyText (info.shortTitle, "Gain");
    info.defaultNormalizedValue = 1.0;
    info.flags = Vst::ParameterInfo::kCanAutomate;
    return kResultOk;
}

tresult PLUGIN_API HostileEffect::setParamNormalized (Vst::ParamID, Vst::ParamValue value)
{
    gain = value;
    return kResultOk;
}

tresult PLUGIN_API HostileEffect::setComponentHandler (Vst::IComponentHandler* newHandler)
{
    if (newHandler != nullptr)
        newHandler->addRef();

    if (handler != nullptr)
        handler->release();

    handler = newHandler;
    return kResultOk;
}

IPlugView* PLUGIN_API HostileEffect::createView (FIDString)
{
    if (behaviour() == Behaviour::slowEditor)
        makeSlowEditor();

    return nullptr;
}

} // namespace lopsided::testing
