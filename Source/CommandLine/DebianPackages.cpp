#include "DebianPackages.h"

namespace lopsided
{
namespace
{

juce::StringArray linesOf (const juce::StringArray& command)
{
    constexpr int patienceMillis = 60000;
    juce::ChildProcess process;

    if (! process.start (command, juce::ChildProcess::wantStdOut))
        return {};

    auto lines = juce::StringArray::fromLines (process.readAllProcessOutput());
    process.waitForProcessToFinish (patienceMillis);
    lines.removeEmptyStrings();
    return lines;
}

} // namespace

DebianPackages::DebianPackages (const juce::StringArray& files)
{
    if (files.isEmpty())
        return;

    juce::StringArray search { "dpkg-query", "--search" };
    search.addArray (files);
    juce::StringArray names;

    // "package, other:amd64: /the/file"
    for (const auto& line : linesOf (search))
    {
        const auto file = line.fromFirstOccurrenceOf (": ", false, false).trim();
        const auto package = line.upToFirstOccurrenceOf (": ", false, false)
                                 .upToFirstOccurrenceOf (",", false, false)
                                 .upToFirstOccurrenceOf (":", false, false);

        if (files.contains (file))
        {
            packages[file] = package;
            names.addIfNotAlreadyThere (package);
        }
    }

    if (names.isEmpty())
        return;

    juce::StringArray show { "dpkg-query", "--show", "--showformat=${Package} ${Version}\\n" };
    show.addArray (names);

    for (const auto& line : linesOf (show))
        for (auto& [file, package] : packages)
            if (package == line.upToFirstOccurrenceOf (" ", false, false))
                package = line;
}

juce::String DebianPackages::of (const juce::String& file) const
{
    const auto found = packages.find (file);
    return found != packages.end() ? found->second : "not from a package";
}

} // namespace lopsided
