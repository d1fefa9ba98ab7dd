#pragma once

#include <juce_core/juce_core.h>
#include <lopsided_graph/lopsided_graph.h>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace lopsided
{

/** One recorded edit of a transaction, which can be made on any model. A value. Thread: producer. */
struct GraphEdit
{
    struct Add
    {
        NodeID id;
        std::shared_ptr<NodeInstance> instance;
        juce::String name;
    };

    struct Remove
    {
        NodeID id;
    };

    struct RemoveMany
    {
        std::vector<NodeID> ids;
    };

    struct Replace
    {
        NodeID id;
        std::shared_ptr<NodeInstance> instance;
    };

    struct Rename
    {
        NodeID id;
        juce::String name;
    };

    struct Connect
    {
        Connection connection;
    };

    struct Disconnect
    {
        Connection connection;
    };

    struct Automate
    {
        NodeID id;
        int parameterIndex;
        std::optional<AutomationCurve> curve; ///< nothing takes it away
    };

    struct SetOptions
    {
        NodeID id;
        NodeOptions options;
    };

    std::variant<Add, Remove, RemoveMany, Replace, Rename, Connect, Disconnect, Automate, SetOptions> what;

    /** Errors: those of GraphModel's function of that name; the model is then as it was. */
    GraphResult<void> applyTo (GraphModel& model) const;

    /** The instance that it brings in, or null. */
    std::shared_ptr<NodeInstance> instance() const;
};

} // namespace lopsided
