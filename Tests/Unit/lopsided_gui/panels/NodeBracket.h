#pragma once

#include <RealtimeTrap/ForeignCallScope.h>

#include <lopsided_graph/lopsided_graph.h>

#include <optional>

namespace lopsided::testing
{

/** Takes the calls into nodes out of the trap: what a stranger does is not ours. */
class NodeBracket final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<trap::ForeignCallScope> scope;
};

} // namespace lopsided::testing
