#include "JsonReader.h"

#include "JsonHandler.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace lopsided
{

namespace
{
using boost::json::error;

std::string lineAndColumn (std::string_view text, std::size_t offset)
{
    const auto before = text.substr (0, offset);
    const auto line = std::count (before.begin(), before.end(), '\n') + 1;
    const auto lineStart = before.rfind ('\n');
    const auto column = lineStart == std::string_view::npos ? offset + 1 : offset - lineStart;
    return "line " + std::to_string (line) + ", column " + std::to_string (column);
}

bool isLimit (const boost::system::error_code& code)
{
    return code == error::too_deep || code == error::array_too_large || code == error::object_too_large
           || code == error::key_too_large || code == error::string_too_large;
}

std::string explain (const boost::system::error_code& code)
{
    if (code == error::incomplete)
        return "the text ends too early: the file is cut off. Restore it from a copy.";

    if (code == error::extra_data)
        return "something follows the end of the document. Remove it.";

    if (code == error::too_deep)
        return "nested deeper than " + std::to_string (SessionLimits::maximumDepth)
               + " levels, which no session is.";

    if (code == error::array_too_large)
        return "this list is too long: a session holds at most "
               + std::to_string (SessionLimits::maximumNodes) + " nodes and "
               + std::to_string (SessionLimits::maximumConnections) + " connections.";

    if (code == error::object_too_large)
        return "this object has more than " + std::to_string (SessionLimits::maximumParametersPerNode)
               + " keys.";

    if (code == error::key_too_large)
        return "this key is longer than " + std::to_string (SessionLimits::maximumNameBytes) + " bytes.";

    if (code == error::string_too_large)
        return "this text is longer than a plugin's state may be ("
               + std::to_string (SessionLimits::maximumStateBytes >> 20) + " MiB).";

    return "this is not JSON (" + code.message() + "). Correct it.";
}

SessionError errorAt (std::string_view text, std::size_t offset, const JsonHandler& handler,
                      const boost::system::error_code& code)
{
    const auto refused = ! handler.refusal().empty();
    const auto path = handler.path();

    SessionError result;
    result.code = isLimit (code) ? SessionError::Code::limit : SessionError::Code::syntax;
    result.message = refused ? handler.refusal() : explain (code);
    result.where = lineAndColumn (text, offset) + (path.empty() ? "" : " (" + path + ")");
    return result;
}
} // namespace

SessionResult<boost::json::value> readJson (std::string_view text)
{
    if (text.size() > SessionLimits::maximumFileBytes)
        return SessionError { SessionError::Code::limit,
                              "larger than " + std::to_string (SessionLimits::maximumFileBytes >> 20)
                                  + " MiB, which no session is.",
                              {} };

    boost::json::parse_options options;
    options.max_depth = SessionLimits::maximumDepth;

    boost::json::basic_parser<JsonHandler> parser (options);
    boost::system::error_code code;
    const auto numRead = parser.write_some (false, text.data(), text.size(), code);

    if (! code && numRead < text.size())
        code = error::extra_data;

    // A text that ends inside a number ends in what the parser takes for a wrong one.
    if (code == error::syntax && numRead == text.size())
        code = error::incomplete;

    if (code)
        return errorAt (text, numRead, parser.handler(), code);

    return parser.handler().release();
}

} // namespace lopsided
