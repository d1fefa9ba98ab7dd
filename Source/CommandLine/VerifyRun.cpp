#include "VerifyRun.h"

#include "ProgressBar.h"
#include <Host/StopRequest.h>
#include <algorithm>
#include <chrono>
#include <ostream>
#include <thread>

namespace lopsided
{

VerifyRun::VerifyRun (PluginCatalogue& catalogue, const Console& console)
    : known (catalogue),
      streams (console)
{}

void VerifyRun::observe (std::vector<VerifiedPlugin>& plugins, const VerifyOptions& options)
{
    const StopRequest stop;
    PluginVerifier verifier;
    const std::jthread watch ([&] (const std::stop_token& isOver) {
        while (! isOver.stop_requested() && ! stop.isRequested())
            std::this_thread::sleep_for (std::chrono::milliseconds (20));

        if (stop.isRequested())
            verifier.interrupt();
    });

    ProgressBar bar (streams);

    for (std::size_t index = 0; index < plugins.size(); ++index)
    {
        auto& plugin = plugins[index];
        const auto verdict = verifier.verify (plugin.reference, options, [&] (const juce::String& phase) {
            bar.show (static_cast<double> (index) / static_cast<double> (plugins.size()),
                      (juce::String (index + 1) + "/" + juce::String (plugins.size()) + ' ' + plugin.name
                       + ": " + phase)
                          .toStdString());
        });

        if (! verdict.has_value())
        {
            bar.wipe();
            streams.err << "Stopped: " << index << " of " << plugins.size() << " plugins were observed.\n";
            plugins.resize (index);
            break;
        }

        plugin.verdict = *verdict;

        // Not every format tells it with the instance.
        if (plugin.verdict.pluginVersion.isEmpty())
            plugin.verdict.pluginVersion = plugin.version;

        keep (plugin);
    }

    if (const auto saved = known.save(); saved.failed())
        streams.err << "Note: the verdicts are not kept: " << saved.getErrorMessage() << '\n';
}

void VerifyRun::observeNew (const std::vector<PluginFormat>& formats)
{
    std::vector<VerifiedPlugin> plugins;

    for (const auto& record : known.records())
        if (record.status == PluginRecord::Status::ok && record.verdict.isVoid()
            && std::ranges::count (formats, record.source.format) > 0)
            plugins.push_back (VerifiedPlugin::of (record));

    observe (plugins, {});
}

void VerifyRun::keep (const VerifiedPlugin& plugin)
{
    // Now and then in the file as well: what was seen is not lost where this process is killed.
    constexpr std::chrono::seconds often { 10 };
    known.setVerdict (plugin.reference, plugin.verdict.toVar());
    juce::ignoreUnused (known.saveIfOlderThan (often)); // the save at the end tells
}

} // namespace lopsided
