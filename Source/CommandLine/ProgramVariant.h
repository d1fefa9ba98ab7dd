#pragma once

#include "Arguments.h"
#include <Host/CallbackGuard.h>
#include <boost/program_options.hpp>
#include <memory>
#include <string>

namespace lopsided
{

/** What tells one build of the command-line host from another: its name and the guard around its audio callback. */
class ProgramVariant
{
public:
    virtual ~ProgramVariant() = default;

    virtual std::string name() const = 0;

    /** Options of `play` that the guard understands. */
    virtual void addPlayOptions (boost::program_options::options_description& options) const = 0;

    virtual std::unique_ptr<CallbackGuard> makeGuard (const Arguments& arguments) const = 0;
};

} // namespace lopsided
