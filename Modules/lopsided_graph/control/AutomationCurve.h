#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace lopsided
{

/** How a parameter moves over time: points, and straight lines or steps between them. A value; immutable once made.

    Before its first point it has the first point's value, after the last the last's. While playing it is followed in
    steps: at each of its points, and along a sloping line every `stepSamples` samples from the point where it starts.
    Thread: any. Realtime: wait-free, but for making and destroying it. */
class AutomationCurve
{
public:
    /** What the times of the points count. */
    enum class Timeline
    {
        graphClock, ///< samples the graph has rendered since it was prepared
        transport   ///< the play head's time in samples; the curve rests while that does not move
    };

    /** How the value goes from a point to the next. */
    enum class Segment
    {
        linear,
        step ///< it stays, and jumps at the next point
    };

    struct Point
    {
        std::int64_t time = 0; ///< samples
        float value = 0.0f;    ///< 0 to 1
        Segment segment = Segment::linear;
    };

    /** The distance of steps along a line. */
    static constexpr std::int64_t stepSamples = 32;

    /** What nextStep() answers when there is none. */
    static constexpr auto never = std::numeric_limits<std::int64_t>::max();

    /** Puts the points in order of time; of several at one time the last given counts. Values are limited to 0 to 1.
        Realtime: allocates. Cost: O(points × log points). */
    explicit AutomationCurve (std::vector<Point> pointsToFollow,
                              Timeline timelineToFollow = Timeline::graphClock);

    [[nodiscard]] Timeline timeline() const noexcept { return base; }
    [[nodiscard]] const std::vector<Point>& points() const noexcept { return sortedPoints; }

    /** False for a curve without points, with a value that is not a number, or with a time beyond 2^61. Cost: O(points). */
    [[nodiscard]] bool isValid() const noexcept;

    // Of a valid curve; times are samples of its timeline.

    /** The value at a time, on the line itself. Thread: any. Realtime: wait-free. Cost: O(log points). */
    [[nodiscard]] float valueAt (std::int64_t time) const noexcept;

    /** The value of the last step at or before a time. Thread: any. Realtime: wait-free. Cost: O(log points). */
    [[nodiscard]] float steppedValueAt (std::int64_t time) const noexcept;

    /** The first step after a time. Thread: any. Realtime: wait-free. Cost: O(log points). */
    [[nodiscard]] std::int64_t nextStep (std::int64_t after) const noexcept;

private:
    using Iterator = std::vector<Point>::const_iterator;

    [[nodiscard]] Iterator firstAfter (std::int64_t time) const noexcept;

    /** Whether the value moves between two neighbouring points. */
    [[nodiscard]] static bool isSloping (const Point& from, const Point& to) noexcept;

    std::vector<Point> sortedPoints;
    Timeline base;
};

} // namespace lopsided
