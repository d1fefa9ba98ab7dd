#pragma once

#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>

#include <atomic>

namespace lopsided::testing
{

/** A stereo VST3 gain with one parameter that does what its bundle's name says. */
class HostileEffect final : public Steinberg::Vst::IComponent,
                            public Steinberg::Vst::IAudioProcessor,
                            public Steinberg::Vst::IEditController
{
public:
    using tresult = Steinberg::tresult;
    using int32 = Steinberg::int32;
    using uint32 = Steinberg::uint32;

    virtual ~HostileEffect() = default;

    // FUnknown
    tresult PLUGIN_API queryInterface (const Steinberg::TUID iid, void** object) override;
    uint32 PLUGIN_API addRef() override { return ++references; }
    uint32 PLUGIN_API release() override;

    // IPluginBase
    tresult PLUGIN_API initialize (FUnknown*) override { return Steinberg::kResultOk; }
    tresult PLUGIN_API terminate() override;

    // IComponent
    tresult PLUGIN_API getControllerClassId (Steinberg::TUID) override { return Steinberg::kNotImplemented; }
    tresult PLUGIN_API setIoMode (Steinberg::Vst::IoMode) override { return Steinberg::kNotImplemented; }
    int32 PLUGIN_API getBusCount (Steinberg::Vst::MediaType type, Steinberg::Vst::BusDirection) override;
    tresult PLUGIN_API getBusInfo (Steinberg::Vst::MediaType type, Steinberg::Vst::BusDirection direction,
                                   int32 index, Steinberg::Vst::BusInfo& bus) override;
    tresult PLUGIN_API getRoutingInfo (Steinberg::Vst::RoutingInfo&, Steinberg::Vst::RoutingInfo&) override
    {
        return Steinberg::kNotImplemented;
    }
    tresult PLUGIN_API activateBus (Steinberg::Vst::MediaType, Steinberg::Vst::BusDirection, int32,
                                    Steinberg::TBool) override
    {
        return Steinberg::kResultOk;
    }
    tresult PLUGIN_API setActive (Steinberg::TBool) override { return Steinberg::kResultOk; }
    tresult PLUGIN_API setState (Steinberg::IBStream* stream) override;
    tresult PLUGIN_API getState (Steinberg::IBStream* stream) override;

    // IAudioProcessor
    tresult PLUGIN_API setBusArrangements (Steinberg::Vst::SpeakerArrangement* inputs, int32 numIns,
                                           Steinberg::Vst::SpeakerArrangement* outputs,
                                           int32 numOuts) override;
    tresult PLUGIN_API getBusArrangement (Steinberg::Vst::BusDirection direction, int32 index,
                                          Steinberg::Vst::SpeakerArrangement& arrangement) override;
    tresult PLUGIN_API canProcessSampleSize (int32 size) override;
    uint32 PLUGIN_API getLatencySamples() override { return latency; }
    tresult PLUGIN_API setupProcessing (Steinberg::Vst::ProcessSetup&) override
    {
        return Steinberg::kResultOk;
    }
    tresult PLUGIN_API setProcessing (Steinberg::TBool) override { return Steinberg::kResultOk; }
    tresult PLUGIN_API process (Steinberg::Vst::ProcessData& data) override;
    uint32 PLUGIN_API getTailSamples() override;

    // IEditController
    tresult PLUGIN_API setComponentState (Steinberg::IBStream* stream) override { return setState (stream); }
    int32 PLUGIN_API getParameterCount() override { return 1; }
    tresult PLUGIN_API getParameterInfo (int32 index, Steinberg::Vst::ParameterInfo& info) override;
    tresult PLUGIN_API getParamStringByValue (Steinberg::Vst::ParamID, Steinberg::Vst::ParamValue,
                                              Steinberg::Vst::String128) override
    {
        return Steinberg::kNotImplemented;
    }
    tresult PLUGIN_API getParamValueByString (Steinberg::Vst::ParamID, Steinberg::Vst::TChar*,
                                              Steinberg::Vst::ParamValue&) override
    {
        return Steinberg::kNotImplemented;
    }
    Steinberg::Vst::ParamValue PLUGIN_API normalizedParamToPlain (Steinberg::Vst::ParamID,
                                                                  Steinberg::Vst::ParamValue value) override
    {
        return value;
    }
    Steinberg::Vst::ParamValue PLUGIN_API plainParamToNormalized (Steinberg::Vst::ParamID,
                                                                  Steinberg::Vst::ParamValue value) override
    {
        return value;
    }
    Steinberg::Vst::ParamValue PLUGIN_API getParamNormalized (Steinberg::Vst::ParamID) override
    {
        return gain;
    }
    tresult PLUGIN_API setParamNormalized (Steinberg::Vst::ParamID,
                                           Steinberg::Vst::ParamValue value) override;
    tresult PLUGIN_API setComponentHandler (Steinberg::Vst::IComponentHandler* newHandler) override;
    Steinberg::IPlugView* PLUGIN_API createView (Steinberg::FIDString name) override;

private:
    /** What the host tells of the transport, as the first samples of the block: 0.5 where it rolls, beats a minute / 1000,
        beats / 1000, 0.5 where it loops, and the loop's two ends in beats / 1000. None is as loud as what a limiter holds back. */
    static tresult tellTransport (Steinberg::Vst::ProcessData& data);

    std::atomic<uint32> references { 1 };
    std::atomic<double> gain { 1.0 };
    std::atomic<uint32> latency { 0 };
    Steinberg::Vst::IComponentHandler* handler = nullptr;
};

} // namespace lopsided::testing
