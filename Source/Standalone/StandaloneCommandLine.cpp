#include "StandaloneCommandLine.h"

#include <CommandLine/Arguments.h>
#include <CommandLine/UsageError.h>
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

constexpr auto lowestScale = 0.5;
constexpr auto highestScale = 4.0;

po::options_description visibleOptions()
{
    po::options_description options ("Options");
    options.add_options()                                                                        //
        ("device", po::value<std::string>(), "the audio device, as `lopsided devices` names it") //
        ("rate", po::value<std::string>(), "the sample rate in Hz")                              //
        ("block", po::value<std::string>(), "the block size in frames")                          //
        ("safe", po::bool_switch(), "leave out plugins that an earlier run died of")             //
        ("theme", po::value<std::string>(), "dark or light")                                     //
        ("scale", po::value<std::string>(), "how large everything is drawn: 0.5 to 4")           //
        ("full-screen", po::bool_switch(), "fill the screen")                                    //
        ("record", po::value<std::string>(), "write what is heard to a WAV file")                //
        ("help,h", po::bool_switch(), "this text")                                               //
        ("version", po::bool_switch(), "the version");
    return options;
}

void printHelp (std::ostream& out)
{
    out << "Usage: lopsided-gui [SESSION] [OPTIONS]\n\n"
           "A window in which a graph of plugins is built, and changed while it plays.\n"
           "Without SESSION it begins with an empty one, or offers what was not saved when an earlier run "
           "ended.\n"
           "What the options do not say is as it was last time.\n\n"
        << visibleOptions()
        << "\nWhat is not saved is kept every 30 s for the case of a crash; LOPSIDED_AUTOSAVE_SECONDS says "
           "another "
           "interval,\n"
           "LOPSIDED_HOME another folder than ~/.config/Lopsided for all that is remembered.\n";
}

std::optional<Palette::Theme> themeOf (const Arguments& arguments)
{
    if (! arguments.has ("theme"))
        return {};

    const auto name = arguments.text ("theme");

    if (name != "dark" && name != "light")
        throw UsageError ("--theme takes dark or light, not '" + name + "'");

    return name == "dark" ? Palette::Theme::dark : Palette::Theme::light;
}

} // namespace

StandaloneOptions StandaloneCommandLine::read (const po::variables_map& parsed)
{
    const Arguments arguments (parsed);
    StandaloneOptions options;

    if (arguments.has ("session"))
        options.session = arguments.session();

    options.start = arguments.flag ("safe") ? SafeStart::Mode::safe : SafeStart::Mode::normal;
    options.audio.device = juce::String::fromUTF8 (arguments.text ("device").c_str());
    options.audio.sampleRate =
        arguments.number ("rate", Arguments::lowestRate, Arguments::highestRate).value_or (0.0);
    options.audio.blockSize =
        arguments.integer ("block", Arguments::lowestBlock, Arguments::highestBlock).value_or (0);
    options.theme = themeOf (arguments);
    options.scale = arguments.number ("scale", lowestScale, highestScale);
    options.recording = arguments.file ("record").value_or (juce::File());
    options.isFullScreen = arguments.flag ("full-screen");
    return options;
}

std::variant<StandaloneOptions, ExitCode> StandaloneCommandLine::parse (int argc, const char* const* argv,
                                                                        std::ostream& out, std::ostream& err)
{
    auto all = visibleOptions();
    all.add_options() ("session", po::value<std::string>());
    po::positional_options_description positions;
    positions.add ("session", 1);

    try
    {
        po::variables_map parsed;
        po::store (po::command_line_parser (argc, argv).options (all).positional (positions).run(), parsed);

        if (parsed["help"].as<bool>())
            return printHelp (out), ExitCode::ok;

        if (parsed["version"].as<bool>())
            return out << "lopsided-gui " LOPSIDED_VERSION_STRING "\n", ExitCode::ok;

        return read (parsed);
    }
    catch (const std::exception& error) // UsageError, and Boost's
    {
        err << "lopsided-gui: " << error.what() << ". See lopsided-gui --help.\n";
        return ExitCode::usage;
    }
}

} // namespace lopsided
