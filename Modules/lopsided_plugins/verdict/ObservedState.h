#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** What came back when a state was saved and given to a fresh instance. */
struct ObservedState
{
    enum class RoundTrip
    {
        notTried,        /**< it came to an end before that */
        none,            /**< it has neither state nor parameters */
        exact,           /**< the fresh instance saves the same bytes */
        parametersEqual, /**< other bytes, but every parameter has its value again */
        differs          /**< parameters have other values, or what is saved differs where there are none */
    };

    RoundTrip roundTrip = RoundTrip::notTried;
    juce::StringArray differing; /**< the parameters that did not come back */
    juce::StringArray outputs;   /**< parameters that the plugin sets itself, such as meters: not compared */

    bool operator== (const ObservedState&) const = default;
};

} // namespace lopsided
