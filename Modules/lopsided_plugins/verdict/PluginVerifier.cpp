#include "PluginVerifier.h"

#include "../worker/WorkerReply.h"

namespace lopsided
{
namespace
{
juce::var verifyStep (const char* step)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("task", PluginVerifier::taskName);
    object->setProperty ("step", step);
    return object.release();
}

juce::var verifyBeginning (const PluginReference& reference, const VerifyOptions& options)
{
    auto request = verifyStep ("begin");
    auto& object = *request.getDynamicObject();
    object.setProperty ("format", reference.format);
    object.setProperty ("identifier", reference.identifier);
    object.setProperty ("name", reference.name);
    object.setProperty ("sampleRate", options.sampleRate);
    object.setProperty ("seconds", options.seconds);
    object.setProperty ("seed", static_cast<juce::int64> (options.seed));
    return request;
}

ObservedVerdict verdictOf (const WorkerReply& reply, ObservedVerdict fallback)
{
    return ObservedVerdict::fromVar (reply.answer["verdict"]).value_or (std::move (fallback));
}

ObservedEnd endOf (const WorkerReply& reply, const juce::String& phase, const VerifyOptions& options)
{
    using Manner = ObservedEnd::Manner;

    switch (reply.outcome)
    {
        case WorkerReply::Outcome::timedOut:
            return { phase,
                     "no answer for " + juce::String (static_cast<double> (options.patience.count()) / 1000.0)
                         + " s",
                     Manner::timedOut };
        case WorkerReply::Outcome::refused: return { phase, reply.reason, Manner::threw };
        default: return { phase, reply.reason, Manner::crashed };
    }
}
} // namespace

PluginVerifier::PluginVerifier (WorkerCommand workerToUse)
    : command (std::move (workerToUse))
{}

PluginVerifier::~PluginVerifier() = default;

std::optional<ObservedVerdict> PluginVerifier::verify (const PluginReference& reference,
                                                       const VerifyOptions& options, const Progress& progress)
{
    auto result = attempt (reference, options, progress);

    if (result.has_value() && result->endedTheWorker && numServed > 1)
    {
        numServed = 0;
        result = attempt (reference, options, progress);
    }

    if (! result.has_value())
        return std::nullopt;

    if (result->endedTheWorker)
        numServed = 0;

    return result->verdict;
}

std::optional<PluginVerifier::Attempt> PluginVerifier::attempt (const PluginReference& reference,
                                                                const VerifyOptions& options,
                                                                const Progress& progress)
{
    auto& process = freshIfNeeded();
    ++numServed;

    Attempt result;
    result.verdict.date = juce::Time::getCurrentTime();
    result.verdict.sampleRate = options.sampleRate;
    juce::String phase = "begin";
    auto request = verifyBeginning (reference, options);

    for (;;)
    {
        if (progress)
            progress (phase);

        const auto reply = process.request (request, options.patience);

        if (reply.outcome == WorkerReply::Outcome::interrupted || isInterrupted)
            return std::nullopt;

        result.verdict = verdictOf (reply, std::move (result.verdict));
        result.endedTheWorker = reply.endedTheWorker();

        if (reply.outcome == WorkerReply::Outcome::notRunning)
        {
            result.verdict.sentence = "There is no worker process to observe it in: " + reply.reason;
            return result;
        }

        if (! reply.wasAnswered())
        {
            result.verdict.end = endOf (reply, phase, options);
            result.verdict.judge();
            return result;
        }

        phase = reply.answer["next"].toString();

        if (phase.isEmpty())
            return result;

        request = verifyStep ("phase");
    }
}

WorkerProcess& PluginVerifier::freshIfNeeded()
{
    const std::scoped_lock lock (mutex);

    if (worker == nullptr || numServed == 0 || ! worker->isRunning())
    {
        numServed = 0;
        worker = std::make_unique<WorkerProcess> (command);

        if (isInterrupted)
            worker->interrupt();
    }

    return *worker;
}

void PluginVerifier::interrupt()
{
    isInterrupted = true;

    const std::scoped_lock lock (mutex);

    if (worker != nullptr)
        worker->interrupt();
}

} // namespace lopsided
