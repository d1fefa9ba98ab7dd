#pragma once

#include "InstanceRecord.h"

#include <lopsided_graph/lopsided_graph.h>

#include <memory>
#include <optional>
#include <string>

namespace lopsided
{

/** Prepares and releases instances for one configuration of the engine.
    Thread: the message thread's role, no lock held. Realtime: may block (foreign code). */
class InstancePreparation
{
public:
    /** Whether plugins may take their time: juce::AudioProcessor::setNonRealtime. */
    enum class Pace
    {
        realtime,
        offline
    };

    InstancePreparation() = default;
    InstancePreparation (const RenderSettings& settingsToPrepareFor, Pace paceToPrepareFor,
                         InstanceRecord::Configuration numberOfConfiguration)
        : settings (settingsToPrepareFor),
          pace (paceToPrepareFor),
          number (numberOfConfiguration)
    {}

    /** Who has the instance's shape and parameters read anew: NodeInstance::adoptPreparation. */
    enum class Adoption
    {
        here,
        byCaller ///< because compiles may run meanwhile
    };

    /** Prepares an instance, unless it is prepared for this already; one that is prepared for something else is released
        first. @returns what went wrong, if anything did: the instance is not prepared then, and may be silenced. */
    [[nodiscard]] std::optional<std::string> prepare (const std::shared_ptr<NodeInstance>& instance,
                                                      Adoption adoption = Adoption::here) const;

    /** Undoes it. What a plugin throws here is of no use to anyone and is dropped. */
    static void release (const std::shared_ptr<NodeInstance>& instance);

    /** Makes an instance that could not be prepared render silence from now on. `problem` is what prepare said. */
    static void silence (const std::shared_ptr<NodeInstance>& instance, std::string problem);

    /** Undoes it, if it was done. */
    static void unsilence (const std::shared_ptr<NodeInstance>& instance);

    /** Silences it, and takes it for prepared: nobody tries again for this configuration but who is asked to. */
    void leaveOut (const std::shared_ptr<NodeInstance>& instance, std::string problem) const;

private:
    void prepareProcessor (NodeInstance& instance) const;
    void warmUp (juce::AudioProcessor& processor) const;

    RenderSettings settings;
    Pace pace = Pace::realtime;
    InstanceRecord::Configuration number = 0;
};

} // namespace lopsided
