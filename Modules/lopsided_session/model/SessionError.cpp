#include "SessionError.h"

#include <boost/throw_exception.hpp>

#include <stdexcept>

namespace lopsided
{

std::string SessionError::describe() const
{
    return where.empty() ? message : where + ": " + message;
}

void throw_exception_from_error (const SessionError& error, const boost::source_location& where)
{
    boost::throw_with_location (std::runtime_error (error.describe()), where);
}

} // namespace lopsided
