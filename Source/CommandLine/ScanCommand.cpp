#include "ScanCommand.h"

#include "CatalogueUpdate.h"
#include "ScanFormats.h"
#include "UsageError.h"
#include "VerifyRun.h"
#include <iomanip>
#include <ostream>
#include <sstream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

/** Changes and keeps the folders as the options say. Errors: a folder that is none, folders that cannot be kept. */
juce::Result editFolders (const Arguments& arguments, PluginFolders& folders)
{
    const auto before = folders.further;
    const auto usedStandard = folders.useStandard;

    for (const auto& folder : arguments.folders ("path"))
    {
        if (! folder.isDirectory())
            return juce::Result::fail ("there is no folder '" + folder.getFullPathName()
                                       + "' to look for plugins in; make it, or correct --path");

        folders.further.addIfNotAlreadyThere (folder.getFullPathName());
    }

    for (const auto& folder : arguments.folders ("forget-path"))
        folders.further.removeString (folder.getFullPathName());

    if (const auto standard = arguments.text ("standard-folders"); standard == "on" || standard == "off")
        folders.useStandard = standard == "on";
    else if (! standard.empty())
        throw UsageError ("--standard-folders takes on or off, not \"" + standard + '"');

    return folders.further == before && folders.useStandard == usedStandard ? juce::Result::ok()
                                                                            : folders.save();
}

std::vector<PluginRecord> failuresIn (const PluginCatalogue& catalogue)
{
    auto records = catalogue.records();
    std::erase_if (records,
                   [] (const auto& record) { return record.status != PluginRecord::Status::failed; });
    return records;
}

void printJson (std::ostream& out, const PluginCatalogue& catalogue, const ScanSummary& summary)
{
    const auto failed = failuresIn (catalogue);
    juce::Array<juce::var> failures;

    for (const auto& record : failed)
    {
        auto failure = std::make_unique<juce::DynamicObject>();
        failure->setProperty ("format", toString (record.source.format));
        failure->setProperty ("id", record.identifier);
        failure->setProperty ("name", record.description.name);
        failure->setProperty ("reason", record.reason);
        failure->setProperty ("date", record.date.toISO8601 (true));
        failure->setProperty ("hostVersion", record.hostVersion);
        failures.add (failure.release());
    }

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("catalogue", catalogue.file().getFullPathName());
    object->setProperty ("files", summary.numFiles);
    object->setProperty ("opened", summary.numOpened);
    object->setProperty ("plugins", static_cast<int> (catalogue.records().size() - failed.size()));
    object->setProperty ("failed", static_cast<int> (failed.size()));
    object->setProperty ("seconds", summary.seconds);
    object->setProperty ("cancelled", summary.wasCancelled);
    object->setProperty ("failures", failures);
    out << juce::JSON::toString (juce::var (object.release())) << '\n';
}

void printWords (std::ostream& out, const PluginCatalogue& catalogue, const ScanSummary& summary)
{
    const auto failed = failuresIn (catalogue);
    std::ostringstream text;
    text << std::fixed << std::setprecision (1) << (summary.wasCancelled ? "Cancelled: " : "")
         << catalogue.records().size() - failed.size() << " plugins, " << failed.size() << " failed; "
         << summary.numOpened << " looked at in " << summary.seconds << " s.\n";

    for (const auto& record : failed)
        text << "  " << toString (record.source.format).paddedRight (' ', 7) << record.identifier << ": "
             << record.reason << '\n';

    if (! failed.empty())
        text << "What failed is left alone until its file changes; --retry-failed tries again.\n";

    out << text.str();
}

} // namespace

std::string ScanCommand::description() const
{
    return "Looks at the LV2, VST3 and LADSPA plugins that are new or have changed, and keeps what it finds "
           "out for\n"
           "'plugins'. They are opened in processes of their own: one that crashes, hangs or ends its "
           "process "
           "is listed as\n"
           "failed, with the reason, and the scan goes on. Ctrl-C ends it; what was found is kept, and the "
           "next scan goes on\n"
           "from there.\n\n"
           "Examples:\n"
           "  lopsided scan\n"
           "  lopsided scan --path ~/plugins --retry-failed\n";
}

void ScanCommand::addOptions (po::options_description& options) const
{
    const auto text = [] (const char* placeholder) {
        return po::value<std::string>()->value_name (placeholder);
    };
    const auto texts = [] (const char* placeholder) {
        return po::value<std::vector<std::string>>()->value_name (placeholder);
    };

    options.add_options() ("path", texts ("FOLDER"), "look there too, now and from now on (may be repeated)");
    options.add_options() ("forget-path", texts ("FOLDER"), "look there no more (may be repeated)");
    options.add_options() ("standard-folders", text ("on|off"),
                           "whether to look where plugins are usually installed, from now on (on)");
    options.add_options() ("format", text ("NAME"), "only LV2, VST3 or LADSPA");
    options.add_options() ("verify", po::bool_switch(),
                           "then observe what those do that have not been observed, as 'verify' does");
    options.add_options() ("retry-failed", po::bool_switch(), "try again what failed before");
    options.add_options() ("timeout", text ("SECONDS"), "what each plugin has until it is given up (30)");
    options.add_options() ("workers", text ("N"), "processes at a time (one a core, four at most)");
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode ScanCommand::run (const Arguments& arguments, const Console& console)
{
    auto options = CatalogueUpdate::optionsFor (installedFormatsFrom (arguments));
    options.timeout = std::chrono::milliseconds (
        juce::roundToInt (1000.0 * arguments.number ("timeout", 0.1, 3600.0).value_or (30.0)));
    options.numWorkers = arguments.integer ("workers", 1, 64).value_or (0);

    if (arguments.flag ("retry-failed"))
        options.failures = PluginCatalogue::Failures::retry;

    if (const auto edited = editFolders (arguments, options.folders); edited.failed())
    {
        console.err << "lopsided scan: " << edited.getErrorMessage() << '\n';
        return ExitCode::failed;
    }

    PluginCatalogue catalogue;

    if (const auto loaded = catalogue.load(); loaded.failed())
        console.err << "Note: " << loaded.getErrorMessage() << '\n';

    const auto summary = CatalogueUpdate (catalogue, console).run (options);

    if (arguments.flag ("verify") && ! summary.wasCancelled && summary.error.isEmpty())
        VerifyRun (catalogue, console).observeNew (options.formats);

    if (arguments.flag ("json"))
        printJson (console.out, catalogue, summary);
    else
        printWords (console.out, catalogue, summary);

    if (summary.error.isEmpty())
        return ExitCode::ok;

    console.err << "lopsided scan: " << summary.error << '\n';
    return ExitCode::failed;
}

} // namespace lopsided
