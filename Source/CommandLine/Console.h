#pragma once

#include <iosfwd>

namespace lopsided
{

/** Where a command writes: results and reports to out, errors and progress to err. */
struct Console
{
    enum class Kind
    {
        terminal,
        other
    };

    /** What the process writes its errors to. */
    static Kind kindOfErrorOutput();

    std::ostream& out;
    std::ostream& err;
    Kind errKind = Kind::other; // progress is drawn on terminals only
};

} // namespace lopsided
