#pragma once

#include <string>

namespace lopsided
{

/** One edit of the graph that was made while it played. */
struct EditRecord
{
    enum class Kind
    {
        replace,    // another instance of the node's plugin, with the old one's state
        bypass,     // connections led around a node
        parallel,   // a further plugin beside a connection
        bypassEnd,  // as it was before
        parallelEnd // as it was before
    };

    enum class Outcome
    {
        committed,
        refused
    };

    Kind kind = Kind::replace;
    Outcome outcome = Outcome::committed;
    double steadySeconds = 0.0; // when it was committed, on the steady clock
    double createMillis = 0.0;  // spent creating plugins
    double commitMicros = 0.0;  // spent in commit()
    std::string description;    // for people: what was done to which node, or why it was refused
};

} // namespace lopsided
