#include "ParametersCommand.h"

#include "PluginWord.h"
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

juce::var describe (const ParameterInfo& info)
{
    juce::Array<juce::var> steps;

    for (const auto& text : info.stepTexts)
        steps.add (text);

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("id", info.id);
    object->setProperty ("name", info.name);
    object->setProperty ("unit", info.unit);
    object->setProperty ("default", info.defaultValue);
    object->setProperty ("defaultText", info.defaultText);
    object->setProperty ("value", info.value);
    object->setProperty ("text", info.valueText);
    object->setProperty ("lowest", info.lowestText);
    object->setProperty ("highest", info.highestText);
    object->setProperty ("steps", info.numSteps);
    object->setProperty ("stepTexts", steps);
    object->setProperty ("automatable", info.isAutomatable);
    return object.release();
}

juce::String withUnit (const juce::String& text, const juce::String& unit)
{
    return unit.isEmpty() || text.endsWith (unit) ? text : text + " " + unit;
}

void printTable (std::ostream& out, const std::vector<ParameterInfo>& parameters)
{
    for (const auto& info : parameters)
    {
        out << info.id.paddedRight (' ', 20) << ' ' << info.name.paddedRight (' ', 28) << ' '
            << withUnit (info.defaultText, info.unit) << "  (" << info.lowestText << " to "
            << withUnit (info.highestText, info.unit);

        if (info.numSteps > 0)
            out << ", " << info.numSteps << " steps";

        if (! info.stepTexts.isEmpty())
            out << ": " << info.stepTexts.joinIntoString (", ");

        out << ')' << (info.isAutomatable ? "" : "  [shown only]") << '\n';
    }

    out << parameters.size() << " parameters\n";
}

} // namespace

std::string ParametersCommand::description() const
{
    return "Opens the plugin and prints of each parameter the id that sessions name it by, its name, its "
           "default, "
           "its\nrange and its steps. With --json values are normalised, 0 to 1, as sessions write them.\n\n"
           + std::string (pluginWordHelp)
           + "\nExamples:\n"
             "  lopsided parameters gain\n"
             "  lopsided parameters http://gareus.org/oss/lv2/fil4#stereo --json\n";
}

void ParametersCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode ParametersCommand::run (const Arguments& arguments, const Console& console)
{
    const PluginOfWord plugin (arguments.text ("plugin"), "lopsided parameters", console);

    if (! plugin.processor())
    {
        console.err << "lopsided parameters: " << plugin.processor().error().message << '\n';
        return ExitCode::failed;
    }

    const auto parameters = describeParameters (**plugin.processor());

    if (! arguments.flag ("json"))
    {
        printTable (console.out, parameters);
        return ExitCode::ok;
    }

    juce::Array<juce::var> all;

    for (const auto& info : parameters)
        all.add (describe (info));

    console.out << juce::JSON::toString (juce::var (all)) << '\n';
    return ExitCode::ok;
}

} // namespace lopsided
