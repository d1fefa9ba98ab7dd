#pragma once

#include "../model/SessionError.h"

#include <optional>
#include <string>
#include <utility>

namespace lopsided
{

/** Keeps the first error of a reading, so that reading code needs no branch after each value. */
class FirstError
{
public:
    void set (SessionError::Code code, std::string message, std::string where)
    {
        if (! error)
            error = SessionError { code, std::move (message), std::move (where) };
    }

    [[nodiscard]] bool isSet() const noexcept { return error.has_value(); }
    [[nodiscard]] const SessionError& get() const { return error.value(); }

private:
    std::optional<SessionError> error;
};

} // namespace lopsided
