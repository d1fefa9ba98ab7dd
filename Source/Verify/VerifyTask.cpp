#include "VerifyTask.h"

namespace lopsided
{

PluginResult<juce::var> VerifyTask::run (const juce::var& request)
{
    const auto step = request["step"].toString();

    if (step == "begin")
    {
        begin (request);
        return answer();
    }

    if (step != "phase" || verification == nullptr || verification->isOver())
        return PluginError { PluginError::Code::invalidReference, "no observation is under way" };

    verification->runPhase();
    auto result = answer();

    if (verification->isOver())
        verification.reset();

    return result;
}

void VerifyTask::begin (const juce::var& request)
{
    verification.reset();

    VerifyOptions options;
    options.sampleRate = request["sampleRate"];
    options.seconds = request["seconds"];
    options.seed = static_cast<std::uint64_t> (static_cast<juce::int64> (request["seed"]));

    const PluginReference reference { request["format"].toString(), request["identifier"].toString(),
                                      request["name"].toString() };
    constexpr int usualFrames = 512;

    verification = std::make_unique<PluginVerification> (
        [this, reference, rate = options.sampleRate] {
            return library.create (reference, rate, usualFrames);
        },
        options);
}

juce::var VerifyTask::answer() const
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("next", verification->nextPhase());
    object->setProperty ("verdict", verification->verdict().toVar());
    return object.release();
}

} // namespace lopsided
