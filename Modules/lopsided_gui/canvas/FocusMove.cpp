#include "FocusMove.h"

#include <cmath>
#include <limits>

namespace lopsided
{

juce::Point<float> FocusMove::step (Direction direction, float distance) noexcept
{
    switch (direction)
    {
        case Direction::left: return { -distance, 0.0f };
        case Direction::right: return { distance, 0.0f };
        case Direction::up: return { 0.0f, -distance };
        case Direction::down: return { 0.0f, distance };
    }

    return {};
}

NodeID FocusMove::from (const CanvasScene& scene, NodeID node, Direction direction) noexcept
{
    constexpr auto aside = 2.5f;
    const auto* start = scene.find (node);
    const auto* best = start;
    auto least = std::numeric_limits<float>::max();

    for (const auto& other : scene.nodes())
    {
        auto cost = other.position.x + 0.001f * other.position.y;

        if (start != nullptr)
        {
            const auto distance = other.bounds().getCentre() - start->bounds().getCentre();
            const auto unit = step (direction, 1.0f);
            const auto along = distance.getDotProduct (unit);

            if (along < 1.0f || other.id == node)
                continue;

            cost = along + aside * (distance - unit * along).getDistanceFromOrigin();
        }

        if (cost < least)
        {
            least = cost;
            best = &other;
        }
    }

    return best != nullptr ? best->id : NodeID {};
}

} // namespace lopsided
