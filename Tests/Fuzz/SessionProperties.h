#pragma once

#include <lopsided_session/lopsided_session.h>

#include <string>
#include <string_view>

namespace lopsided::testing
{

/** Parses any bytes and checks what must hold for all of them: an error has words and a place, a session reads back as it is
    written. @returns what is wrong, or nothing. */
inline std::string findBrokenProperty (std::string_view text)
{
    const auto session = SessionFile::parse (text);

    if (! session)
    {
        if (session.error().message.empty() || session.error().where.empty())
            return "an error without words or place: " + session.error().describe();

        return {};
    }

    const auto written = SessionFile::toJson (*session);
    const auto readBack = SessionFile::parse (written);

    if (! readBack)
        return "what was written does not read back: " + readBack.error().describe() + "\n" + written;

    if (! (*readBack == *session))
        return "what was written reads back as another session:\n" + written;

    return {};
}

} // namespace lopsided::testing
