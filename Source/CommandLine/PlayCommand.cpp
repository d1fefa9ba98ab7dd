#include "PlayCommand.h"

#include "ProgressBar.h"
#include "SafetyOptions.h"
#include <Host/PlayRun.h>
#include <cmath>
#include <iomanip>
#include <limits>
#include <ostream>
#include <sstream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

std::string progressText (double seconds, const RunMeasurements& measurements)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision (1) << seconds << " s, " << measurements.deadlineMisses()
         << " deadlines missed, peak ";

    if (measurements.peak() > 0.0)
        text << 20.0 * std::log10 (measurements.peak()) << " dBFS";
    else
        text << "silence";

    return text.str();
}

} // namespace

std::string PlayCommand::description() const
{
    return "Plays until the time is up or Ctrl-C is pressed (twice: at once), then says what was shown. The "
           "graph can\n"
           "be edited while it plays (--churn). With --json the report goes to the output in place of the "
           "words.\n\n"
           "A plugin that is missing or cannot be opened is replaced by a placeholder that keeps its "
           "settings, and named.\n"
           "When a run dies, the next one names the plugin that was being opened or processed; --safe leaves "
           "it out.\n\n"
           "Devices: JACK, JACK:client, ALSA, ALSA:name, dummy (built in, real time, needs no hardware). "
           "Without\n"
           "--device the first of JACK, ALSA and dummy that works is taken. A JACK server sets rate and "
           "block itself.\n\n"
           "Examples:\n"
           "  "
           + variant.name()
           + " play rig.json\n"
             "  "
           + variant.name()
           + " play rig.json --device JACK --record take.wav\n"
             "  "
           + variant.name() + " play rig.json --device dummy --seconds 600 --churn 10 --report soak.json\n";
}

void PlayCommand::addOptions (po::options_description& options) const
{
    const auto text = [] (const char* placeholder) {
        return po::value<std::string>()->value_name (placeholder);
    };

    options.add_options() ("device", text ("NAME"), "where to play; \"devices\" lists them");
    options.add_options() ("rate", text ("HZ"), "sample rate (the device's own)");
    options.add_options() ("block", text ("FRAMES"), "frames a block (the device's own)");
    options.add_options() ("seconds", text ("N"), "how long to play (until stopped)");
    options.add_options() ("workers", text ("N"),
                           "threads that render beside the audio thread (0); at most the cores less one");
    options.add_options() ("record", text ("OUT.wav"), "record the output: 32-bit float WAV");
    options.add_options() ("report", text ("OUT.json"), "write the figures of the run");
    options.add_options() ("picture", text ("OUT.png"), "draw waveform, callback times and swaps");
    options.add_options() (
        "churn", text ("RATE"),
        "soak test: so many edits a second replace plugins by fresh instances, lead around nodes and "
        "back, and add and remove parallel effects, while it plays");
    options.add_options() ("seed", text ("N"), "which sequence of edits (1)");
    SafetyOptions::add (options);
    options.add_options() ("json", po::bool_switch(),
                           "print the report as JSON, and nothing else, to the output");
    variant.addPlayOptions (options);
}

PlayOptions PlayCommand::optionsFrom (const Arguments& arguments)
{
    PlayOptions options;
    options.session = arguments.session();
    options.device.name = juce::String::fromUTF8 (arguments.text ("device").c_str());
    options.device.sampleRate =
        arguments.number ("rate", Arguments::lowestRate, Arguments::highestRate).value_or (0.0);
    options.device.blockSize =
        arguments.integer ("block", Arguments::lowestBlock, Arguments::highestBlock).value_or (0);
    options.seconds = arguments.number ("seconds", 0.001, Arguments::longestSeconds);
    options.numWorkers =
        arguments.integer ("workers", 0, std::max (0, juce::SystemStats::getNumCpus() - 1)).value_or (0);
    options.recording = arguments.file ("record");
    options.report = arguments.file ("report");
    options.picture = arguments.file ("picture");
    options.editsPerSecond = arguments.number ("churn", 0.01, 1000.0);
    options.seed = static_cast<std::uint32_t> (
        arguments.integer ("seed", 0, std::numeric_limits<int>::max()).value_or (1));
    options.start = SafetyOptions::start (arguments);
    options.placeholders = SafetyOptions::placeholders (arguments);
    return options;
}

ExitCode PlayCommand::run (const Arguments& arguments, const Console& console)
{
    const auto options = optionsFrom (arguments);
    const auto wantsJson = arguments.flag ("json");
    const auto guard = variant.makeGuard (arguments);
    ProgressBar progress (console);

    PlayRun::Listener listener;
    listener.say = [&] (const std::string& line) {
        progress.wipe();
        (wantsJson ? console.err : console.out) << line << std::endl;
    };
    listener.progress = [&] (double seconds, const RunMeasurements& measurements) {
        const auto text = progressText (seconds, measurements);

        if (options.seconds.has_value())
            progress.show (seconds / *options.seconds, text);
        else
            progress.show (text);
    };

    const auto report = PlayRun (options, *guard, listener).run();
    progress.wipe();

    if (report.has_error())
    {
        console.err << variant.name() << " play: " << report.error().message << '\n';
        return ExitCode::failed;
    }

    if (wantsJson)
        console.out << report->toJson() << '\n';

    return ExitCode::ok;
}

} // namespace lopsided
