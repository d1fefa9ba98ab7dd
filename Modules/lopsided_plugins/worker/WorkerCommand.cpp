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

    // An installed plugin is in a folder of <prefix>/lib, and the worker in <prefix>/bin.
    const auto here = juce::File::getSpecialLocation (juce::File::currentExecutableFile);
    const auto besideHere = here.getSiblingFile (fileName);

    for (auto folder = here.getParentDirectory(); ! besideHere.existsAsFile() && ! folder.isRoot();
         folder = folder.getParentDirectory())
        if (const auto above = folder.getChildFile ("bin").getChildFile (fileName); above.existsAsFile())
            return { above, {}, {} };

    return { besideHere, {}, {} };
}

} // namespace lopsided
