#include "PluginDrag.h"

namespace lopsided
{
namespace
{
constexpr auto kindOfDrag = "lopsided plugin";
} // namespace

juce::var PluginDrag::describe (const PluginReference& plugin)
{
    return juce::StringArray { kindOfDrag, plugin.format, plugin.identifier, plugin.name };
}

std::optional<PluginReference> PluginDrag::plugin (const juce::var& dragged)
{
    if (! dragged.isArray() || dragged.size() != 4 || dragged[0].toString() != kindOfDrag)
        return std::nullopt;

    return PluginReference { dragged[1].toString(), dragged[2].toString(), dragged[3].toString() };
}

} // namespace lopsided
