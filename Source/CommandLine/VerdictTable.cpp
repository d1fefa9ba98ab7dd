#include "VerdictTable.h"

#include "DebianPackages.h"
#include "VerdictText.h"
#include <algorithm>
#include <map>
#include <ostream>

namespace lopsided
{
namespace
{

using Plugins = std::vector<const VerifiedPlugin*>;

constexpr auto introduction =
    "# What plugins were seen to do\n\n"
    "Written by `lopsided verify --all --markdown`, which lets each plugin process noise, MIDI and parameter "
    "changes\n"
    "apart from the host, under the real-time trap. It tells what was observed once, on one machine that "
    "had other\n"
    "work to do; it does not say that anything is safe.\n\n"
    "* **works**: was opened, processed all block sizes without NaN, infinity, exception or crash, and its "
    "state came\n"
    "  back (exact, or every parameter equal; meters, which the plugin sets itself, are left out).\n"
    "* **as it comes**: the same, but for NaN and infinity that came only after parameters had been changed "
    "(at random).\n"
    "* **late**, **p99**: blocks of 64 frames at 48 kHz, the plugin's own time over the deadline of 1.33 "
    "ms.\n"
    "* **denormals**: time with a signal that decays into denormals over time with a signal, where the host "
    "does not\n"
    "  switch denormals off (ours does).\n";

template <typename Condition>
int count (const Plugins& plugins, Condition condition)
{
    return static_cast<int> (std::count_if (plugins.begin(), plugins.end(), condition));
}

/** What would end a table's cell. */
juce::String cell (const juce::String& text)
{
    return text.replace ("|", "\\|").replace ("\n", " ");
}

juce::String percent (double share)
{
    return juce::String (100.0 * share, share < 0.01 ? 2 : 1) + " %";
}

const ObservedBlocks* blocksOf64 (const ObservedVerdict& verdict)
{
    for (const auto& blocks : verdict.blocks)
        if (blocks.frames == 64 && ! blocks.varying)
            return &blocks;

    return nullptr;
}

void writeCounts (std::ostream& out, const juce::String& name, const Plugins& plugins)
{
    out << "| " << name << " | " << plugins.size() << " | "
        << count (plugins, [] (const auto* plugin) { return plugin->works(); }) << " | "
        << count (plugins, [] (const auto* plugin) { return plugin->worksAsItComes(); });

    for (const auto summary : allVerdictSummaries)
        out << " | "
            << count (plugins, [summary] (const auto* plugin) { return plugin->verdict.summary == summary; });

    out << " |\n";
}

void writeRow (std::ostream& out, const VerifiedPlugin& plugin)
{
    const auto& verdict = plugin.verdict;
    const auto* blocks = blocksOf64 (verdict);

    out << "| " << cell (plugin.name) << " | " << plugin.reference.format << " | "
        << toString (verdict.summary) << " | " << (plugin.works() ? "yes" : "no") << " | "
        << (blocks != nullptr ? percent (blocks->p99Share) : juce::String ("-")) << " | "
        << (blocks != nullptr ? juce::String (blocks->late) : juce::String ("-")) << " | "
        << cell (VerdictText::state (verdict.state)) << " | " << cell (VerdictText::latency (verdict.latency))
        << " | " << VerdictText::tail (verdict.tail) << " | "
        << (verdict.denormalCost.has_value() ? juce::String (*verdict.denormalCost, 1) : juce::String ("-"))
        << " | " << cell (verdict.sentence) << " |\n";
}

} // namespace

VerdictTable::VerdictTable (const std::vector<VerifiedPlugin>& plugins)
{
    juce::StringArray files;

    for (const auto& plugin : plugins)
        if (plugin.file.isNotEmpty())
            files.addIfNotAlreadyThere (plugin.file);

    const DebianPackages debian (files);
    std::map<juce::String, Plugins> byPackage;

    for (const auto& plugin : plugins)
        byPackage[debian.of (plugin.file)].push_back (&plugin);

    for (auto& [name, members] : byPackage)
    {
        std::stable_sort (members.begin(), members.end(), [] (const auto* first, const auto* second) {
            return first->name.compareNatural (second->name) < 0;
        });
        packages.push_back ({ name, std::move (members) });
    }
}

void VerdictTable::write (std::ostream& out) const
{
    out << introduction << '\n';
    writeOverview (out);

    for (const auto& package : packages)
        writePackage (out, package);
}

void VerdictTable::writeOverview (std::ostream& out) const
{
    out << "| package | plugins | works | as it comes";

    for (const auto summary : allVerdictSummaries)
        out << " | " << toString (summary);

    out << " |\n|---|---|---|---";

    for (std::size_t index = 0; index < allVerdictSummaries.size(); ++index)
        out << "|---";

    out << "|\n";
    Plugins all;

    for (const auto& package : packages)
    {
        writeCounts (out, package.name, package.plugins);
        all.insert (all.end(), package.plugins.begin(), package.plugins.end());
    }

    writeCounts (out, "all", all);
}

void VerdictTable::writePackage (std::ostream& out, const Package& package)
{
    out << "\n## " << package.name << "\n\n"
        << "| plugin | format | observed | works | p99 | late | state | latency | tail | denormals | in "
           "words |\n"
        << "|---|---|---|---|---|---|---|---|---|---|---|\n";

    for (const auto* plugin : package.plugins)
        writeRow (out, *plugin);
}

} // namespace lopsided
