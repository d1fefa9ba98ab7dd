#pragma once

#include <juce_core/juce_core.h>

#include <functional>

namespace lopsided
{

/** Something that the user is told without being stopped. A value. Thread: message thread. */
struct Notice
{
    enum class Kind
    {
        information,
        warning,
        error
    };

    Kind kind = Kind::information;
    juce::String text;          /**< whole sentences: what, where, and what to do */
    juce::String actionName {}; /**< of a button, where there is something to do about it */
    std::function<void()> action {};
};

} // namespace lopsided
