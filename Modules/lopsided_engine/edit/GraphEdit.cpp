#include "GraphEdit.h"

namespace lopsided
{
namespace
{
struct Application
{
    GraphModel& model;

    GraphResult<void> operator() (const GraphEdit::Add& add) const
    {
        if (auto added = model.addNode (add.instance, add.name, add.id); added.has_error())
            return std::move (added).error();

        return {};
    }

    GraphResult<void> operator() (const GraphEdit::Remove& remove) const
    {
        return model.removeNode (remove.id);
    }

    GraphResult<void> operator() (const GraphEdit::RemoveMany& remove) const
    {
        return model.removeNodes (remove.ids);
    }

    GraphResult<void> operator() (const GraphEdit::Replace& replace) const
    {
        return model.replaceNode (replace.id, replace.instance);
    }

    GraphResult<void> operator() (const GraphEdit::Rename& rename) const
    {
        return model.renameNode (rename.id, rename.name);
    }

    GraphResult<void> operator() (const GraphEdit::Connect& connect) const
    {
        return model.addConnection (connect.connection);
    }

    GraphResult<void> operator() (const GraphEdit::Disconnect& disconnect) const
    {
        return model.removeConnection (disconnect.connection);
    }

    GraphResult<void> operator() (const GraphEdit::Automate& automate) const
    {
        if (automate.curve.has_value())
            return model.setAutomation (automate.id, automate.parameterIndex, *automate.curve);

        return model.clearAutomation (automate.id, automate.parameterIndex);
    }

    GraphResult<void> operator() (const GraphEdit::SetOptions& set) const
    {
        return model.setNodeOptions (set.id, set.options);
    }
};
} // namespace

GraphResult<void> GraphEdit::applyTo (GraphModel& model) const
{
    return std::visit (Application { model }, what);
}

std::shared_ptr<NodeInstance> GraphEdit::instance() const
{
    if (const auto* add = std::get_if<Add> (&what))
        return add->instance;

    if (const auto* replace = std::get_if<Replace> (&what))
        return replace->instance;

    return {};
}

} // namespace lopsided
