#pragma once

namespace lopsided
{

/** What stands behind the graph, in front of the device. A value. */
struct SessionOutput
{
    enum class Switch
    {
        off,
        on
    };

    float gainDb = 0.0f; /**< -60 to 12; -60 is silence */
    Switch limiter = Switch::on;
    Switch mute = Switch::off;

    bool operator== (const SessionOutput&) const = default;
};

} // namespace lopsided
