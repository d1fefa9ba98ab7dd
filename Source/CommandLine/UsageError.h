#pragma once

#include <stdexcept>

namespace lopsided
{

/** A command line that makes no sense: what() is the one line that says why. Caught by Program. */
class UsageError final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace lopsided
