#include "RenderCommand.h"

#include "ProgressBar.h"
#include "SafetyOptions.h"
#include "UsageError.h"
#include <Host/OfflineRender.h>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

RenderOptions optionsFrom (const Arguments& arguments)
{
    RenderOptions options;
    options.session = arguments.session();
    options.input = arguments.file ("input");
    options.sampleRate = arguments.number ("rate", Arguments::lowestRate, Arguments::highestRate);
    options.blockSize = arguments.integer ("block", Arguments::lowestBlock, Arguments::highestBlock)
                            .value_or (options.blockSize);
    options.seconds = arguments.number ("seconds", 0.001, Arguments::longestSeconds);
    options.tailSeconds = arguments.number ("tail", 0.0, Arguments::longestSeconds);

    options.start = SafetyOptions::start (arguments);
    options.placeholders = SafetyOptions::placeholders (arguments);
    options.missing =
        arguments.flag ("strict") ? RenderOptions::Missing::refused : RenderOptions::Missing::warned;

    if (const auto output = arguments.file ("output"); output.has_value())
        options.output = *output;
    else
        throw UsageError ("where to? Give --output OUT.wav");

    if (! options.input.has_value() && ! options.seconds.has_value())
        throw UsageError ("how long? Give --seconds, or an --input whose length it is");

    return options;
}

void printJson (std::ostream& out, const OfflineRender::Result& result)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("seconds", result.seconds);
    object->setProperty ("rate", result.sampleRate);
    object->setProperty ("wallSeconds", result.wallSeconds);
    object->setProperty ("timesRealTime", result.seconds / std::max (1.0e-9, result.wallSeconds));
    object->setProperty ("latencySamples", result.latencySamples);
    object->setProperty ("peakDbfs",
                         result.peak > 0.0 ? juce::var (20.0 * std::log10 (result.peak)) : juce::var());
    object->setProperty ("placeholders", static_cast<juce::int64> (result.numPlaceholders));
    object->setProperty ("nonFiniteSamples", static_cast<juce::int64> (result.nonFiniteSamples));
    out << juce::JSON::toString (juce::var (object.release())) << '\n';
}

std::string inWords (const OfflineRender::Result& result, const RenderOptions& options)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision (2) << "Rendered " << result.seconds << " s at "
         << std::lround (result.sampleRate) << " Hz in " << result.wallSeconds << " s ("
         << std::setprecision (1) << result.seconds / std::max (1.0e-9, result.wallSeconds)
         << " times real time), ";

    if (result.peak > 0.0)
        text << "peak " << 20.0 * std::log10 (result.peak) << " dBFS";
    else
        text << "silent";

    if (result.nonFiniteSamples > 0)
        text << "; " << result.nonFiniteSamples << " samples that were no numbers were replaced with silence";

    text << ".\nWrote " << options.output.getFullPathName() << '\n';
    return text.str();
}

} // namespace

std::string RenderCommand::description() const
{
    return "Renders as fast as the machine can, the same bits every time. The output starts where the input "
           "does: the\n"
           "graph's latency is taken off. After the input its tail follows until it is silent (below -100 "
           "dBFS for a\n"
           "second, 10 s at most), or for as long as --tail says. With --seconds the file is exactly that "
           "long.\n\n"
           "A plugin that is missing or cannot be opened is replaced by a placeholder and named; with "
           "--strict "
           "that is an error.\n\n"
           "Examples:\n"
           "  lopsided render rig.json --input guitar.wav --output wet.wav\n"
           "  lopsided render song.json --seconds 30 --output song.wav\n";
}

void RenderCommand::addOptions (po::options_description& options) const
{
    const auto text = [] (const char* placeholder) {
        return po::value<std::string>()->value_name (placeholder);
    };

    options.add_options() ("input", text ("IN.wav"), "what the session's audio input hears (silence)");
    options.add_options() ("output", text ("OUT.wav"),
                           "32-bit float WAV; replaced when the rendering is complete");
    options.add_options() ("seconds", text ("N"), "how long (the input's length and its tail)");
    options.add_options() ("tail", text ("N"), "seconds after the end of the input (until it is silent)");
    options.add_options() ("rate", text ("HZ"), "sample rate (the input's, or 48000)");
    options.add_options() ("block", text ("FRAMES"), "frames a block (512)");
    SafetyOptions::add (options);
    options.add_options() ("strict", po::bool_switch(),
                           "fail when a plugin is missing, in place of a warning");
    options.add_options() ("json", po::bool_switch(), "print the result as JSON");
}

ExitCode RenderCommand::run (const Arguments& arguments, const Console& console)
{
    auto options = optionsFrom (arguments);
    options.warn = [&console] (const auto& line) { console.err << "Note: " << line << std::endl; };
    ProgressBar progress (console);
    OfflineRender render (options, [&progress] (double fraction) { progress.show (fraction, "rendering"); });
    const auto result = render.run();
    progress.wipe();

    if (result.has_error())
    {
        console.err << "lopsided render: " << result.error().message << '\n';
        return ExitCode::failed;
    }

    for (const auto& warning : result->warnings)
        console.err << "Note: " << warning << '\n';

    if (arguments.flag ("json"))
        printJson (console.out, *result);
    else
        console.out << inWords (*result, options);

    return ExitCode::ok;
}

} // namespace lopsided
