#pragma once

namespace lopsided
{

/** A place on the canvas that a session is drawn on: the top left of what stands there, in pixels at a zoom of 1.
    Thread: a value, any. Realtime: wait-free. Cost: O(1). */
struct SessionPosition
{
    float x = 0.0f;
    float y = 0.0f;

    bool operator== (const SessionPosition&) const = default;
};

} // namespace lopsided
