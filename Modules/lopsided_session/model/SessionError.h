#pragma once

#include <boost/system/result.hpp>

#include <string>

namespace lopsided
{

/** Why a session could not be read, written or built. Thread: any, a value. Realtime: allocates. */
struct SessionError
{
    enum class Code
    {
        unreadable, /**< the file is missing, or cannot be read */
        unwritable, /**< the file could not be replaced; the old one is whole */
        syntax,     /**< not JSON */
        limit,      /**< larger, deeper or longer than a session may be */
        invalid, /**< JSON, but not a session: a wrong type, a value out of range, a missing key, a double id … */
        version, /**< made by a newer program */
        plugin,  /**< a plugin is missing or cannot be opened, or a file that it plays cannot be read */
        graph    /**< the graph refused it: a cycle, a port that there is not … */
    };

    Code code {};

    /** What is wrong and what to do, in one line, without the place. */
    std::string message;

    /** The place: a path such as `nodes[3].plugin.format`, or `line 12, column 7`; the file's name where it is the file. */
    std::string where;

    /** "where: message", or the message alone. Cost: one string. */
    [[nodiscard]] std::string describe() const;
};

template <typename T>
using SessionResult = boost::system::result<T, SessionError>;

/** What `SessionResult::value()` throws when there is no value: a std::runtime_error that says what describe() says. Found
    by argument-dependent lookup. Thread: any. Realtime: may block. Cost: that of describe(), and a throw. */
[[noreturn]] void throw_exception_from_error (const SessionError& error, const boost::source_location& where);

} // namespace lopsided
