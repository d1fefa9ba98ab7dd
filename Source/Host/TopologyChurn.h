#pragma once

#include "EditRecord.h"
#include "StructuralEdit.h"
#include <cstdint>
#include <juce_events/juce_events.h>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace lopsided
{

/** A soak test for a graph that plays: edits it at a steady rate, creating and destroying real plugin instances.

    Each edit is one transaction: a node's plugin is replaced with a fresh instance that gets the old one's state; a node is
    led around, and back; a further effect is added beside a connection, and removed. Structural edits are taken back
    in the reverse order, so that the graph keeps its shape over any length of time. The sequence of edits depends on
    the seed alone.

    Thread: message; the edits come from a timer on the message loop. Realtime: may block.
*/
class TopologyChurn final : private juce::Timer
{
public:
    struct Settings
    {
        double editsPerSecond = 4.0;
        std::uint32_t seed = 1;
        double sampleRate = 48000.0;
        int blockSize = 256;
    };

    TopologyChurn (GraphProcessor& graph, PluginLibrary& library, const Settings& settings);
    ~TopologyChurn() override;

    void start();
    void stop();

    /** Makes the next edit now. Records it, also when it is refused; does nothing where there is nothing to edit. */
    void makeEdit();

    /** Takes back all structural edits that are in force: the graph has the nodes and connections that it began with. */
    void takeBackAll();

    /** Every edit so far, refused ones included. */
    [[nodiscard]] const std::vector<EditRecord>& edits() const noexcept { return records; }

private:
    void timerCallback() override;

    void replaceSomePlugin (const GraphModel& model);
    void bypassSomeNode (const GraphModel& model);
    void addSomeParallel (const GraphModel& model);
    void takeBackLast();

    std::unique_ptr<juce::AudioProcessor> createLike (juce::AudioProcessor& original, EditRecord& record);
    void commit (Transaction edit, EditRecord record, std::optional<StructuralEdit> structural);
    void refuse (EditRecord record, const std::string& why);

    template <typename T>
    const T& pick (const std::vector<T>& choices);

    GraphProcessor& processor;
    PluginLibrary& plugins;
    const Settings chosen;
    std::mt19937 random;
    std::vector<StructuralEdit> inForce;
    std::vector<EditRecord> records;
};

} // namespace lopsided
