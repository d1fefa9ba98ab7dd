#include "PluginError.h"

#include <boost/throw_exception.hpp>

#include <stdexcept>

namespace lopsided
{

void throw_exception_from_error (const PluginError& error, const boost::source_location& where)
{
    boost::throw_with_location (std::runtime_error (error.message), where);
}

} // namespace lopsided
