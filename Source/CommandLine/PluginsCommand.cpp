#include "PluginsCommand.h"

#include "UsageError.h"
#include <array>
#include <lopsided_plugins/lopsided_plugins.h>
#include <ostream>
#include <vector>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

std::vector<PluginFormat> formatsFrom (const Arguments& arguments)
{
    if (! arguments.has ("format"))
        return { allPluginFormats.begin(), allPluginFormats.end() };

    const auto given = arguments.text ("format");
    const auto format = pluginFormatFromString (juce::String::fromUTF8 (given.c_str()));

    if (! format.has_value())
        throw UsageError ("--format takes builtin, LV2, VST3 or LADSPA, not \"" + given + '"');

    return { *format };
}

juce::var describe (const juce::PluginDescription& plugin)
{
    const auto reference = PluginLibrary::reference (plugin);
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("format", reference.format);
    object->setProperty ("identifier", reference.identifier);
    object->setProperty ("name", plugin.name);
    object->setProperty ("manufacturer", plugin.manufacturerName);
    object->setProperty ("category", plugin.category);
    object->setProperty ("instrument", plugin.isInstrument);
    object->setProperty ("inputs", plugin.numInputChannels);
    object->setProperty ("outputs", plugin.numOutputChannels);
    return object.release();
}

void printJson (std::ostream& out, const PluginListing& listing)
{
    juce::Array<juce::var> plugins, failures;

    for (const auto& plugin : listing.plugins)
        plugins.add (describe (plugin));

    for (const auto& failure : listing.failures)
        failures.add (juce::String::fromUTF8 (failure.message.c_str()));

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("plugins", plugins);
    object->setProperty ("failures", failures);
    out << juce::JSON::toString (juce::var (object.release())) << '\n';
}

void printTable (const Console& console, const PluginListing& listing)
{
    for (const auto& plugin : listing.plugins)
    {
        const auto reference = PluginLibrary::reference (plugin);
        console.out << reference.format.paddedRight (' ', 8) << ' ' << plugin.name.paddedRight (' ', 34)
                    << ' ' << reference.identifier << '\n';
    }

    console.out << listing.plugins.size() << " plugins\n";

    for (const auto& failure : listing.failures)
        console.err << "Note: " << failure.message << '\n';
}

} // namespace

std::string PluginsCommand::description() const
{
    return "Prints format, name and identifier: what a session file calls the plugin. VST3 and LADSPA files "
           "are opened\n"
           "for it, LV2 plugins are not.\n\n"
           "Examples:\n"
           "  lopsided plugins --format LV2\n"
           "  lopsided plugins --json\n";
}

void PluginsCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("format", po::value<std::string>()->value_name ("NAME"),
                           "only builtin, LV2, VST3 or LADSPA");
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode PluginsCommand::run (const Arguments& arguments, const Console& console)
{
    const auto formats = formatsFrom (arguments);
    PluginLibrary library;
    const auto listing = library.list (formats);

    if (arguments.flag ("json"))
        printJson (console.out, listing);
    else
        printTable (console, listing);

    return ExitCode::ok;
}

} // namespace lopsided
