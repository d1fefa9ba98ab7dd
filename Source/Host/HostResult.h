#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

namespace lopsided
{

/** What went wrong in the host, as one line for the user: what, where, and what to do. */
struct HostError
{
    std::string message;
};

/** Found by boost::system::result when somebody asks a failed result for its value. */
[[noreturn]] inline void throw_exception_from_error (const HostError& error, const boost::source_location&)
{
    throw std::runtime_error (error.message);
}

/** A value, or the one line that says why there is none. Message thread only. */
template <typename T>
using HostResult = boost::system::result<T, HostError>;

} // namespace lopsided
