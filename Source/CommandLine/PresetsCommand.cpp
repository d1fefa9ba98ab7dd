#include "PresetsCommand.h"

#include "PluginWord.h"
#include "UsageError.h"
#include <lopsided_session/lopsided_session.h>
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

using Kind = PluginPresets::Entry::Kind;

const char* nameOf (Kind kind)
{
    switch (kind)
    {
        case Kind::program: return "program";
        case Kind::vstPreset: return "vstpreset";
        case Kind::own: return "lopsidedpreset";
    }

    return "";
}

void printJson (std::ostream& out, const std::vector<PluginPresets::Entry>& entries)
{
    juce::Array<juce::var> all;

    for (const auto& entry : entries)
    {
        auto object = std::make_unique<juce::DynamicObject>();
        object->setProperty ("kind", nameOf (entry.kind));
        object->setProperty ("name", entry.name);
        object->setProperty ("file", entry.kind == Kind::program ? juce::var()
                                                                 : juce::var (entry.file.getFullPathName()));
        all.add (object.release());
    }

    out << juce::JSON::toString (juce::var (all)) << '\n';
}

void printTable (std::ostream& out, const std::vector<PluginPresets::Entry>& entries)
{
    for (const auto& entry : entries)
    {
        out << juce::String (nameOf (entry.kind)).paddedRight (' ', 16) << entry.name;

        if (entry.kind != Kind::program)
            out << "  " << entry.file.getFullPathName();

        out << '\n';
    }

    out << entries.size() << " presets\n";
}

ExitCode fail (const Console& console, const std::string& message)
{
    console.err << "lopsided presets: " << message << '\n';
    return ExitCode::failed;
}

ExitCode load (juce::AudioProcessor& processor, const std::string& nameOrFile, const Console& console)
{
    const auto loaded = PluginPresets::load (processor, juce::String::fromUTF8 (nameOrFile.c_str()),
                                             juce::File::getCurrentWorkingDirectory());

    if (! loaded)
        return fail (console, loaded.error().describe());

    for (const auto& warning : *loaded)
        console.err << "Note: " << warning << '\n';

    return ExitCode::ok;
}

ExitCode save (juce::AudioProcessor& processor, const std::string& nameOrFile, const Console& console)
{
    if (nameOrFile.empty())
        throw UsageError ("--save needs a name, or the path of a file");

    const auto place = PluginPresets::placeFor (processor, juce::String::fromUTF8 (nameOrFile.c_str()),
                                                juce::File::getCurrentWorkingDirectory());

    if (! place)
        return fail (console, place.error().describe());

    if (const auto saved = PluginPresets::save (processor, *place); ! saved)
        return fail (console, saved.error().describe());

    console.out << "Wrote the preset " << place->getFullPathName() << '\n';
    return ExitCode::ok;
}

} // namespace

std::string PresetsCommand::description() const
{
    return "Opens the plugin and lists its programs (LV2 presets, factory programs), its .vstpreset files in "
           "the standard\nfolders, and our own .lopsidedpreset files. --load takes a name from that list, or "
           "a "
           "file; --save writes what\nthe plugin is then set to.\n\n"
           "A bare name is saved as a preset of our own, which is listed from then on; one of that name is "
           "replaced. A name\nwith .vstpreset or .lopsidedpreset at its end is a file. LV2 presets are read "
           "only: what is saved of an LV2 plugin\nis a .lopsidedpreset.\n\n"
           + std::string (pluginWordHelp)
           + "\nExamples:\n"
             "  lopsided presets http://gareus.org/oss/lv2/fat1\n"
             "  lopsided presets http://gareus.org/oss/lv2/fat1 --load Live --save 'My tuner'\n"
             "  lopsided presets VST3:ZamVerb --save hall.vstpreset\n";
}

void PresetsCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("load", po::value<std::string>()->value_name ("NAME|FILE"),
                           "set the plugin to this preset, in place of listing");
    options.add_options() ("save", po::value<std::string>()->value_name ("NAME|FILE"),
                           "save a preset of our own under a name, or write a .vstpreset or a "
                           ".lopsidedpreset; LV2 presets are read only");
    options.add_options() ("json", po::bool_switch(), "print the list as JSON");
}

ExitCode PresetsCommand::run (const Arguments& arguments, const Console& console)
{
    const PluginOfWord plugin (arguments.text ("plugin"), "lopsided presets", console);

    if (! plugin.processor())
        return fail (console, plugin.processor().error().message);

    auto& processor = **plugin.processor();

    if (arguments.has ("load"))
        if (const auto loaded = load (processor, arguments.text ("load"), console); loaded != ExitCode::ok)
            return loaded;

    if (arguments.has ("save"))
        return save (processor, arguments.text ("save"), console);

    if (arguments.has ("load"))
    {
        console.out << "'" << processor.getName() << "' takes this preset.\n";
        return ExitCode::ok;
    }

    const auto entries = PluginPresets::list (processor);

    if (arguments.flag ("json"))
        printJson (console.out, entries);
    else
        printTable (console.out, entries);

    return ExitCode::ok;
}

} // namespace lopsided
