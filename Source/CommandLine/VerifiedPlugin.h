#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** One plugin that was observed. */
struct VerifiedPlugin
{
    PluginReference reference;
    juce::String name;
    juce::String file;    /**< the file or folder that it is in; empty where unknown */
    juce::String version; /**< as the scan found it; empty where unknown */
    ObservedVerdict verdict;

    /** One that a scan has found, without a verdict yet. */
    [[nodiscard]] static VerifiedPlugin of (const PluginRecord& record)
    {
        return { record.reference(),
                 record.description.name,
                 record.source.file.getFullPathName(),
                 record.description.version,
                 {} };
    }

    /** Whether it was opened, processed every block size without NaN, infinity or exception, and has its state back. */
    [[nodiscard]] bool works() const
    {
        const auto processes = verdict.summary == VerdictSummary::clean
                               || verdict.summary == VerdictSummary::remarks
                               || verdict.summary == VerdictSummary::offences;
        return processes && stateIsBack();
    }

    /** The same, but for NaN and infinity that came only after parameters had been changed. */
    [[nodiscard]] bool worksAsItComes() const
    {
        return works()
               || (verdict.isBadOnlyWhenTouched() && ! verdict.end.has_value()
                   && verdict.escapedExceptions == 0 && stateIsBack());
    }

private:
    [[nodiscard]] bool stateIsBack() const
    {
        using RoundTrip = ObservedState::RoundTrip;
        return verdict.state.roundTrip == RoundTrip::exact
               || verdict.state.roundTrip == RoundTrip::parametersEqual
               || verdict.state.roundTrip == RoundTrip::none;
    }
};

} // namespace lopsided
