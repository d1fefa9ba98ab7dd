#pragma once

namespace lopsided
{

/** What is heard of a plugin that is missing. */
enum class PlaceholderSound
{
    passes, /**< its main input and its MIDI, as they come; an instrument is silent */
    silent
};

} // namespace lopsided
