#include "PluginsCommand.h"

#include "CatalogueUpdate.h"
#include "ScanFormats.h"
#include <algorithm>
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

std::vector<PluginRecord> builtinRecords()
{
    std::vector<PluginRecord> records;

    for (const auto& description : PluginLibrary::builtins())
    {
        PluginRecord record;
        record.description = description;
        record.identifier = PluginLibrary::reference (description).identifier;
        record.latencySamples = 0;
        records.push_back (std::move (record));
    }

    return records;
}

juce::var describe (const PluginRecord& record)
{
    const auto isBuiltin = record.source.format == PluginFormat::builtin;
    const auto isOk = record.status == PluginRecord::Status::ok;
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("format", toString (record.source.format));
    object->setProperty ("id", record.identifier);
    object->setProperty ("name", record.description.name);
    object->setProperty ("maker", record.description.manufacturerName);
    object->setProperty ("category", record.description.category);
    object->setProperty ("file", isBuiltin ? juce::var() : juce::var (record.source.file.getFullPathName()));
    object->setProperty ("instrument", record.description.isInstrument);
    object->setProperty ("ins", record.description.numInputChannels);
    object->setProperty ("outs", record.description.numOutputChannels);
    object->setProperty ("midi", record.takesMidi || record.givesMidi);
    object->setProperty ("midiIn", record.takesMidi);
    object->setProperty ("midiOut", record.givesMidi);
    object->setProperty ("latency", record.latencySamples ? juce::var (*record.latencySamples) : juce::var());
    object->setProperty ("status", isOk ? "ok" : "failed");
    object->setProperty ("reason", isOk ? juce::var() : juce::var (record.reason));
    object->setProperty ("date", isBuiltin ? juce::var() : juce::var (record.date.toISO8601 (true)));
    object->setProperty ("hostVersion", isBuiltin ? juce::var() : juce::var (record.hostVersion));
    object->setProperty ("verdict", record.verdict);
    return object.release();
}

void printJson (std::ostream& out, const std::vector<PluginRecord>& records)
{
    juce::Array<juce::var> list;

    for (const auto& record : records)
        list.add (describe (record));

    out << juce::JSON::toString (juce::var (list)) << '\n';
}

void printTable (std::ostream& out, const std::vector<PluginRecord>& records)
{
    std::size_t numFailed = 0;

    for (const auto& record : records)
    {
        out << toString (record.source.format).paddedRight (' ', 8) << ' '
            << record.description.name.paddedRight (' ', 34) << ' ' << record.identifier;

        if (record.status == PluginRecord::Status::failed)
        {
            out << "  (failed: " << record.reason << "; on " << record.date.formatted ("%Y-%m-%d") << ')';
            ++numFailed;
        }
        else if (const auto verdict = ObservedVerdict::fromVar (record.verdict))
        {
            out << "  (observed: " << toString (verdict->summary) << ')';
        }

        out << '\n';
    }

    out << records.size() - numFailed << " plugins";

    if (numFailed > 0)
        out << ", " << numFailed << " failed";

    out << '\n';
}

} // namespace

std::string PluginsCommand::description() const
{
    return "Prints format, name and identifier: what a session file calls the plugin. What is new or has "
           "changed since the\n"
           "last time is scanned first, as 'scan' does; plugins that failed are in the list, with the "
           "reason and the day. What 'verify' saw of a plugin is said in a word; --json tells all of it.\n\n"
           "Examples:\n"
           "  lopsided plugins --format LV2\n"
           "  lopsided plugins --json\n";
}

void PluginsCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("format", po::value<std::string>()->value_name ("NAME"),
                           "only builtin, LV2, VST3 or LADSPA");
    options.add_options() ("no-scan", po::bool_switch(), "print what is known already");
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode PluginsCommand::run (const Arguments& arguments, const Console& console)
{
    const auto formats = formatsFrom (arguments);
    const auto isWanted = [&formats] (PluginFormat format) {
        return std::ranges::count (formats, format) > 0;
    };
    auto options = CatalogueUpdate::optionsFor (formats);
    PluginCatalogue catalogue;

    if (const auto loaded = catalogue.load(); loaded.failed())
        console.err << "Note: " << loaded.getErrorMessage() << '\n';

    const auto summary = arguments.flag ("no-scan") || options.formats.empty()
                             ? ScanSummary()
                             : CatalogueUpdate (catalogue, console).run (options);

    auto records = builtinRecords();
    const auto found = catalogue.records();
    records.insert (records.end(), found.begin(), found.end());
    std::erase_if (records, [&] (const auto& record) { return ! isWanted (record.source.format); });

    if (arguments.flag ("json"))
        printJson (console.out, records);
    else
        printTable (console.out, records);

    if (summary.error.isEmpty())
        return ExitCode::ok;

    console.err << "lopsided plugins: " << summary.error << '\n';
    return ExitCode::failed;
}

} // namespace lopsided
