#pragma once

#include "MacroTables.h"
#include "RackControl.h"
#include "RackProcessor.h"
#include "RackRenderer.h"
#include "RackWatch.h"

#include <Host/HostRig.h>
#include <memory>
#include <vector>

namespace lopsided
{

/** What a rack is made of: each needs those before it and goes before them. Thread: the message thread's role. */
struct RackProcessor::Parts
{
    [[nodiscard]] static const char* nameOf (RackVariant variant)
    {
        return variant == RackVariant::effect ? "Lopsided Rack" : "Lopsided Rack Instrument";
    }

    explicit Parts (RackProcessor& rack)
        : rig (nameOf (rack.kind), rack.wholeLayout())
    {
        rig.library().setWatch (&watch);
        rig.graph().GraphProcessor::addListener (&watch);
    }

    ~Parts()
    {
        rig.graph().GraphProcessor::removeListener (&watch);
        rig.library().setWatch (&rig.watch());
    }

    /** Those that it plays. */
    [[nodiscard]] std::vector<PluginReference> plugins()
    {
        std::vector<PluginReference> result;

        for (const auto& node : rig.graph().model()->nodes())
            result.push_back (PluginLibrary::reference (node.instance->processor()));

        return result;
    }

    HostRig rig;
    RackWatch watch { rig.watch() };
    SessionDocument document { rig.graph(), rig.library() };
    MacroTables tables { document };
    std::unique_ptr<RackRenderer> renderer;
    std::unique_ptr<RackControl> control;
};

} // namespace lopsided
