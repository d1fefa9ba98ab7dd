#include "WorkerCommand.h"

namespace lopsided
{

WorkerCommand WorkerCommand::standard()
{
    static const juce::String fileName = "lopsided-worker";
    const auto named = juce::SystemStats::getEnvironmentVariable ("LOPSIDED_WORKER", {});

    if (named.isNotEmpty())
        return { juce::File::getCurrentWorkingDirectory().getChildFile (named), {}, {} };

    const auto besideProgram =
        juce::File::getSpecialLocation (juce::File::hostApplicationPath).getSiblingFile (fileName);

    if (besideProgram.existsAsFile())
        return { besideProgram, {}, {} };

    return { juce::File::getSpecialLocation (juce::File::currentExecutableFile).getSiblingFile (fileName),
             {},
             {} };
}

} // namespace lopsided
