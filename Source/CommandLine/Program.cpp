#include "Program.h"

#include "DevicesCommand.h"
#include "InfoCommand.h"
#include "ParametersCommand.h"
#include "PlayCommand.h"
#include "PluginsCommand.h"
#include "PresetsCommand.h"
#include "RenderCommand.h"
#include "ScanCommand.h"
#include "UsageError.h"
#include "VerifyCommand.h"
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <juce_events/juce_events.h>
#include <lopsided_realtime/version/Version.h>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

constexpr unsigned int helpWidth = 100;

constexpr auto exitCodes =
    "Exit codes: 0 it worked (what plays and was stopped by Ctrl-C or SIGTERM too), 1 it failed,\n"
    "or was interrupted before its file was whole (one line on the error output says what, where,\n"
    "and what to do), 2 the command line makes no sense.\n";

void addCommonOptions (po::options_description& options)
{
    options.add_options() ("help,h", po::bool_switch(), "show this text");
    options.add_options() ("version", po::bool_switch(), "show the version");
}

} // namespace

Program::Program (const ProgramVariant& variant, const Console& console)
    : program (variant),
      streams (console)
{
    commands.push_back (std::make_unique<PlayCommand> (variant));
    commands.push_back (std::make_unique<RenderCommand>());
    commands.push_back (std::make_unique<PluginsCommand>());
    commands.push_back (std::make_unique<ScanCommand>());
    commands.push_back (std::make_unique<ParametersCommand>());
    commands.push_back (std::make_unique<PresetsCommand>());
    commands.push_back (std::make_unique<VerifyCommand>());
    commands.push_back (std::make_unique<InfoCommand>());
    commands.push_back (std::make_unique<DevicesCommand>());
}

Program::~Program() = default;

int Program::main (const ProgramVariant& variant, int argc, const char* const* argv)
{
    const juce::ScopedJuceInitialiser_GUI messageThread;
    const Console console { std::cout, std::cerr, Console::kindOfErrorOutput() };
    const auto code = Program (variant, console).run (argc, argv);
    std::cout.flush();
    return static_cast<int> (code);
}

ExitCode Program::run (int argc, const char* const* argv)
{
    std::vector<std::string> words (argv + std::min (1, argc), argv + argc);

    if (words.empty())
    {
        printHelp();
        return ExitCode::usage;
    }

    const auto first = words.front();

    if (first == "--help" || first == "-h" || first == "help")
    {
        printHelp();
        return ExitCode::ok;
    }

    if (first == "--version")
    {
        printVersion();
        return ExitCode::ok;
    }

    const auto found = std::find_if (commands.begin(), commands.end(),
                                     [&first] (const auto& command) { return command->name() == first; });

    if (found == commands.end())
        return usageError ("there is no command \"" + first + '"', {});

    words.erase (words.begin());
    return runCommand (**found, words);
}

ExitCode Program::runCommand (Command& command, const std::vector<std::string>& words)
{
    try
    {
        po::options_description options;
        command.addOptions (options);
        addCommonOptions (options);

        po::positional_options_description positionals;

        if (const auto name = command.positionalName(); command.maximumPositionals() != 0)
        {
            if (command.maximumPositionals() == Command::anyNumber)
                options.add_options() (name.c_str(), po::value<std::vector<std::string>>());
            else
                options.add_options() (name.c_str(), po::value<std::string>());

            positionals.add (name.c_str(), command.maximumPositionals());
        }

        // No guessing: an option that is added later must not change what a script means.
        const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
        po::variables_map values;
        po::store (
            po::command_line_parser (words).options (options).positional (positionals).style (style).run(),
            values);
        const Arguments arguments (values);

        if (arguments.flag ("help"))
        {
            printHelp (command);
            return ExitCode::ok;
        }

        if (arguments.flag ("version"))
        {
            printVersion();
            return ExitCode::ok;
        }

        return command.run (arguments, streams);
    }
    catch (const po::too_many_positional_options_error&)
    {
        return usageError (command.maximumPositionals() > 0 ? "one " + command.positionalName() + " at a time"
                                                            : "it takes options only",
                           command.name());
    }
    catch (const po::error& error)
    {
        return usageError (error.what(), command.name());
    }
    catch (const UsageError& error)
    {
        return usageError (error.what(), command.name());
    }
    catch (const std::exception& error)
    {
        streams.err << program.name() << ' ' << command.name() << ": unexpected failure: " << error.what()
                    << '\n';
        return ExitCode::failed;
    }
}

void Program::printHelp() const
{
    streams.out
        << "Usage: " << program.name() << " COMMAND [OPTIONS]\n\n"
        << "Plays and renders graphs of audio plugins, and edits them while they play without a gap.\n\n"
        << "Commands:\n";

    for (const auto& command : commands)
        streams.out << "  " << std::left << std::setw (12) << command->name() << command->summary() << '\n';

    streams.out << "\nOptions:\n  --help    show this text; after a command, that command's\n"
                << "  --version show the version\n\n"
                << exitCodes;
}

void Program::printHelp (const Command& command) const
{
    po::options_description options ("Options", helpWidth, helpWidth / 2);
    command.addOptions (options);
    addCommonOptions (options);
    streams.out << "Usage: " << program.name() << ' ' << command.name() << ' ' << command.usage() << "\n\n"
                << command.description() << '\n'
                << options << '\n'
                << exitCodes;
}

void Program::printVersion() const
{
    streams.out << program.name() << ' ' << LOPSIDED_VERSION_STRING << '\n';
}

ExitCode Program::usageError (const std::string& message, const std::string& commandName) const
{
    const auto command = commandName.empty() ? program.name() : program.name() + ' ' + commandName;
    streams.err << command << ": " << message << "; \"" << command << " --help\" says more\n";
    return ExitCode::usage;
}

} // namespace lopsided
