#include "VerifyCommand.h"

#include "UsageError.h"
#include "VerdictTable.h"
#include "VerdictText.h"
#include "VerifyChoice.h"
#include "VerifyRun.h"
#include <algorithm>
#include <ostream>
#include <sstream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

juce::var describe (const VerifiedPlugin& plugin)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("format", plugin.reference.format);
    object->setProperty ("id", plugin.reference.identifier);
    object->setProperty ("name", plugin.name);
    object->setProperty ("file", plugin.file);
    object->setProperty ("verdict", plugin.verdict.toVar());
    return object.release();
}

void printJson (std::ostream& out, const std::vector<VerifiedPlugin>& plugins)
{
    juce::Array<juce::var> array;

    for (const auto& plugin : plugins)
        array.add (describe (plugin));

    out << juce::JSON::toString (array) << '\n';
}

void printText (std::ostream& out, const std::vector<VerifiedPlugin>& plugins)
{
    for (const auto& plugin : plugins)
    {
        out << "observed " << toString (plugin.verdict.summary).paddedRight (' ', 11) << ' '
            << plugin.reference.format.paddedRight (' ', 7) << ' ' << plugin.name << ": "
            << plugin.verdict.sentence << '\n';

        if (plugins.size() == 1)
            VerdictText::print (out, plugin.verdict);
    }
}

VerifyOptions optionsFrom (const Arguments& arguments)
{
    constexpr double shortest = 0.05;
    constexpr double longest = 3600.0;
    auto options = arguments.flag ("thorough") ? VerifyOptions::thorough() : VerifyOptions();
    options.seconds = arguments.number ("seconds", shortest, longest).value_or (options.seconds);
    return options;
}

} // namespace

std::string VerifyCommand::description() const
{
    return "Lets each plugin process noise, MIDI and parameter changes at several block sizes,\n"
           "apart from the host and under the real-time trap, and says what it was seen to do:\n"
           "allocations, locks, system calls, page faults, NaN, block times, whether its state\n"
           "comes back, its latency, its tail, the cost of denormals, and whether it crashed or\n"
           "hung, and where. It says what was observed, never that a plugin is safe.\n"
           "\"lopsided plugins\" shows it later on.\n\n"
           "PLUGIN is a name, or what a session calls it: an LV2 URI, a VST3 file, a LADSPA\n"
           "file|label; with LV2:, VST3: or LADSPA: before it where that is not clear.\n\n"
           "In one word: clean (nothing to report), remarks (its state, latency or denormals),\n"
           "offences (it did what may make the audio late), unstable (NaN, infinity, exceptions),\n"
           "crashed, timedOut, notOpened, notObserved.\n\n"
           "Examples:\n"
           "  lopsided verify http://drobilla.net/plugins/mda/JX10\n"
           "  lopsided verify --all --format LV2 --filter gareus --json\n"
           "  lopsided verify --all --markdown observed.md\n";
}

void VerifyCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("all", po::bool_switch(),
                           "every plugin that a scan has found and the next two options let pass");
    options.add_options() ("format", po::value<std::string>()->value_name ("NAME"),
                           "only LV2, VST3 or LADSPA");
    options.add_options() ("filter", po::value<std::string>()->value_name ("TEXT"),
                           "only those with this in their name, identifier or file");
    options.add_options() ("thorough", po::bool_switch(), "ten times as long");
    options.add_options() ("seconds", po::value<std::string>()->value_name ("S"),
                           "how long each plugin may compute in all (1; with --thorough 10)");
    options.add_options() ("json", po::bool_switch(), "print JSON");
    options.add_options() ("markdown", po::value<std::string>()->value_name ("FILE"),
                           "write a table of all of them as well");
}

ExitCode VerifyCommand::run (const Arguments& arguments, const Console& console)
{
    PluginCatalogue catalogue;

    if (const auto loaded = catalogue.load(); loaded.failed())
        console.err << "Note: " << loaded.getErrorMessage() << '\n';

    auto plugins = VerifyChoice (arguments, catalogue).plugins();
    VerifyRun (catalogue, console).observe (plugins, optionsFrom (arguments));
    return report (plugins, arguments, console);
}

ExitCode VerifyCommand::report (const std::vector<VerifiedPlugin>& plugins, const Arguments& arguments,
                                const Console& console)
{
    if (arguments.flag ("json"))
        printJson (console.out, plugins);
    else
        printText (console.out, plugins);

    if (const auto file = arguments.file ("markdown"))
    {
        std::ostringstream text;
        VerdictTable (plugins).write (text);

        if (! file->replaceWithText (juce::String::fromUTF8 (text.str().c_str())))
        {
            console.err << "lopsided verify: " << file->getFullPathName() << " cannot be written\n";
            return ExitCode::failed;
        }
    }

    const auto wasNotObserved = [] (const VerifiedPlugin& plugin) {
        return plugin.verdict.summary == VerdictSummary::notOpened
               || plugin.verdict.summary == VerdictSummary::notObserved;
    };

    return std::any_of (plugins.begin(), plugins.end(), wasNotObserved) ? ExitCode::failed : ExitCode::ok;
}

} // namespace lopsided
