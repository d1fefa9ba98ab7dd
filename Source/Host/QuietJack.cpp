#include "QuietJack.h"

#include <juce_core/juce_core.h>

namespace lopsided
{
namespace
{

using MessageFunction = void (*) (const char*);
using SetMessageFunction = void (*) (MessageFunction);

void ignore (const char*) {}

} // namespace

void QuietJack::enable()
{
    // Never closed: JUCE opens the same library, and the functions that are set here are to stay set.
    static auto* const library = new juce::DynamicLibrary ("libjack.so.0");

    for (const auto* name : { "jack_set_error_function", "jack_set_info_function" })
        if (auto* const address = library->getFunction (name))
            reinterpret_cast<SetMessageFunction> (address) (&ignore);
}

} // namespace lopsided
