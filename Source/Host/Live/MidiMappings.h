#pragma once

#include "MovedControllers.h"
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_session/lopsided_session.h>
#include <map>
#include <optional>
#include <vector>

namespace lopsided
{

/** Sets parameters as MIDI moves them, and learns which MIDI is to move one.

    Of several movements between two calls of apply() the last one counts. Nothing of it is a step of a document's history.

    Thread: message. Realtime: may block.
*/
class MidiMappings
{
public:
    using Learned = std::function<void (const SessionMapping& mapping)>;

    /** The graph outlives it. */
    explicit MidiMappings (GraphProcessor& graph);

    void set (std::vector<SessionMapping> mappings);

    /** The next controller that moves is not applied, but reported as a mapping to this parameter, over its whole range;
        what was being learned before is given up. */
    void learn (NodeID node, const juce::String& parameter, Learned learned);
    void stopLearning() { learner = nullptr; }
    [[nodiscard]] bool isLearning() const noexcept { return learner != nullptr; }

    /** A controller has moved. Cost: O(mappings). */
    void moved (const MovedControllers::Movement& movement);

    /** Sets what has been moved. Cost: O(moved × log N); the first time after a change O(parameters). */
    void apply();

    /** Where a mapping puts its parameter for a controller at this place, both 0 to 1. Cost: O(1). */
    [[nodiscard]] static float valueOf (const SessionMapping& mapping, float position) noexcept;

private:
    /** Which parameter of which instance a mapping means: looked up once. */
    struct Target
    {
        std::uint64_t incarnation = std::numeric_limits<std::uint64_t>::max(); // of none
        int parameterIndex = -1;
    };

    [[nodiscard]] static bool matches (const SessionMapping& mapping,
                                       const MovedControllers::Movement& movement) noexcept;
    [[nodiscard]] int indexOf (std::size_t mapping, const GraphModel& model);

    GraphProcessor& processor;
    std::vector<SessionMapping> current;
    std::vector<Target> targets;
    std::map<std::size_t, float> waiting; // values, by the number of their mapping
    SessionMapping learning;
    Learned learner;
};

} // namespace lopsided
