#include "CanvasDrop.h"

#include "CanvasGrid.h"

namespace lopsided
{

CanvasDrop CanvasDrop::at (const CanvasState& state, juce::Point<float> inWindow)
{
    constexpr auto reach = 12.0f;
    const auto place = state.view.toCanvas (inWindow);
    CanvasDrop drop;
    drop.position = toPosition (CanvasGrid::snap (place.translated (-40.0f, -14.0f)));

    if (const auto* node = state.scene.nodeAt (place))
    {
        // An end of the graph is nothing that a plugin could stand for.
        if (! node->isEnd())
        {
            drop.kind = Kind::replace;
            drop.node = node->id;
        }
    }
    else if (const auto* cable = state.scene.cableAt (place, reach / state.view.zoom()))
    {
        drop.into = state.scene.parallelTo (cable->connection);

        if (! drop.into.empty())
            drop.kind = Kind::insert;
    }

    return drop;
}

void CanvasDrop::perform (CanvasState& state, const PluginReference& plugin) const
{
    if (kind == Kind::replace)
    {
        state.check (state.document.replacePlugin (node, plugin));
        return;
    }

    const auto added = kind == Kind::insert ? state.document.insertPlugin (plugin, into, position)
                                            : state.document.addPlugin (plugin, position);

    if (state.check (added))
    {
        auto selection = state.selection;
        selection.select (added.value());
        state.select (std::move (selection));
    }
}

} // namespace lopsided
