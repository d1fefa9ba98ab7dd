#pragma once

#include "ScanJob.h"

namespace lopsided
{

/** What a scan asks of a worker: the requests that ScanTask answers. Thread: any. Realtime: allocates. */
struct ScanRequest
{
    /** All of a file; of an LV2 bundle the list of its plugins, or what one of them says about itself. */
    [[nodiscard]] static juce::var describe (const ScanJob& job) { return make (job, {}); }

    /** What a VST3 or LADSPA file holds. */
    [[nodiscard]] static juce::var list (const ScanJob& job) { return make (job, "list"); }

    /** An instance of the one plugin that is meant. */
    [[nodiscard]] static juce::var open (const ScanJob& job) { return make (job, "open"); }

private:
    static juce::var make (const ScanJob& job, const juce::String& step)
    {
        auto object = std::make_unique<juce::DynamicObject>();
        object->setProperty ("task", "scan");
        object->setProperty ("format", toString (job.source.format));
        object->setProperty ("file", job.source.file.getFullPathName());
        object->setProperty ("plugin", job.listed ? job.listed->toJson() : juce::var (job.uri));
        object->setProperty ("list", step == "list");
        object->setProperty ("open", step == "open");
        return object.release();
    }
};

} // namespace lopsided
