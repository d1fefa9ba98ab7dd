#include "SessionCycle.h"

#include <algorithm>
#include <unordered_map>

namespace lopsided
{

namespace
{
/** Follows connections depth-first, with a list in place of recursion. */
class CycleSearch
{
public:
    explicit CycleSearch (const std::vector<SessionConnection>& connectionsToFollow)
        : connections (connectionsToFollow)
    {
        for (std::size_t index = 0; index < connections.size(); ++index)
            if (! connections[index].connection.isFeedback())
                outgoing[connections[index].connection.source.nodeID.uid].push_back (index);
    }

    std::optional<SessionCycle> run()
    {
        for (const auto& connection : connections)
            if (auto cycle = searchFrom (connection.connection.source.nodeID.uid))
                return cycle;

        return std::nullopt;
    }

private:
    enum class Mark
    {
        unseen,
        onPath,
        done
    };

    struct Step
    {
        std::uint32_t node = 0;
        std::size_t nextOutgoing = 0;
    };

    std::optional<SessionCycle> searchFrom (std::uint32_t start)
    {
        if (marks[start] != Mark::unseen)
            return std::nullopt;

        enter (start);

        while (! path.empty())
        {
            auto& step = path.back();
            const auto& next = outgoing[step.node];

            if (step.nextOutgoing == next.size())
            {
                marks[step.node] = Mark::done;
                path.pop_back();
                continue;
            }

            const auto connection = next[step.nextOutgoing++];
            const auto destination = connections[connection].connection.destination.nodeID.uid;

            if (marks[destination] == Mark::onPath)
                return SessionCycle { connection, describe (destination) };

            if (marks[destination] == Mark::unseen)
                enter (destination);
        }

        return std::nullopt;
    }

    void enter (std::uint32_t node)
    {
        marks[node] = Mark::onPath;
        path.push_back ({ node, 0 });
    }

    std::string describe (std::uint32_t first) const
    {
        static constexpr std::size_t maximumShown = 12;
        auto step =
            std::find_if (path.begin(), path.end(), [first] (const auto& s) { return s.node == first; });
        std::string text;

        for (std::size_t shown = 0; step != path.end() && shown < maximumShown; ++step, ++shown)
            text += std::to_string (step->node) + " -> ";

        return text + (step != path.end() ? "... -> " : "") + std::to_string (first);
    }

    const std::vector<SessionConnection>& connections;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> outgoing;
    std::unordered_map<std::uint32_t, Mark> marks;
    std::vector<Step> path;
};
} // namespace

std::optional<SessionCycle> findCycle (const std::vector<SessionConnection>& connections)
{
    return CycleSearch (connections).run();
}

} // namespace lopsided
