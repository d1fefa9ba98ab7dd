#pragma once

#include "CableGeometry.h"
#include "CanvasPort.h"

#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{

/** A connection as it is drawn. A value. */
struct CanvasCable
{
    /** How far from its curve it is drawn, at most. */
    static constexpr float margin = 4.0f;

    Connection connection;
    SignalType type = SignalType::audio;
    CableGeometry geometry;
};

} // namespace lopsided
