#pragma once

namespace lopsided
{

/** What becomes of the sound of nodes that a commit removes. */
enum class Tails
{
    cut, ///< it fades out
    ring ///< the node plays on without input until it is silent, or until the cap
};

/** What becomes of the notes that sound through MIDI connections that a commit removes. */
enum class Notes
{
    release, ///< they get their note-offs at once
    hold     ///< they go on until they are released
};

/** The form of a ramp. */
enum class FadeCurve
{
    linear,    ///< for two sides that are correlated, as most are
    equalPower ///< for two sides that have nothing to do with each other
};

/** How what plays changes over to a newly compiled model. A value. */
struct TransitionOptions
{
    int fadeSamples = 0; ///< the length of every ramp; 0 changes over at once
    Tails tails = Tails::cut;
    Notes notes = Notes::release;
    FadeCurve curve = FadeCurve::linear;
    int ringCapSamples = 480000; ///< after so many a node that rings fades out

    friend bool operator== (const TransitionOptions&, const TransitionOptions&) = default;
};

} // namespace lopsided
