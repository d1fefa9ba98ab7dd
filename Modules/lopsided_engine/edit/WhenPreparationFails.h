#pragma once

namespace lopsided
{

/** What becomes of a node whose processor throws when a transaction prepares it. */
enum class WhenPreparationFails
{
    leaveOut, ///< the node has its place and its connections and is silent until its processor can be prepared
    refuse    ///< the transaction is refused whole: for whoever has something to put in the node's place
};

} // namespace lopsided
