#include "GraphError.h"

#include <boost/throw_exception.hpp>

#include <stdexcept>

namespace lopsided
{

void throw_exception_from_error (const GraphError& error, const boost::source_location& where)
{
    boost::throw_exception (std::runtime_error (error.message), where);
}

} // namespace lopsided
