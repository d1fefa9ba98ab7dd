#pragma once

namespace lopsided
{

/** What goes into a node in a block: `silent` when every sample of every audio input is exactly 0 (or -0, or there is
    no audio input), and no MIDI and no parameter change arrives. */
enum class BlockInput
{
    silent,
    active
};

} // namespace lopsided
