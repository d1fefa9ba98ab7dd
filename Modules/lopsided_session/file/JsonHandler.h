#pragma once

#include "../model/SessionLimits.h"

#include <boost/json/basic_parser.hpp>
#include <boost/json/value_stack.hpp>

#include <set>
#include <string>
#include <vector>

namespace lopsided
{

/** Takes what boost::json::basic_parser reads, builds the document, keeps the place, and refuses what is too much.

    Beyond what JSON forbids it refuses a key that stands twice in one object and a number that is not finite.
*/
class JsonHandler
{
public:
    using ErrorCode = boost::system::error_code;
    using Text = boost::json::string_view;

    // boost::json::basic_parser reads these four by name.
    static constexpr std::size_t max_object_size = SessionLimits::maximumParametersPerNode;
    static constexpr std::size_t max_array_size = SessionLimits::maximumConnections;
    static constexpr std::size_t max_key_size = SessionLimits::maximumNameBytes;
    static constexpr std::size_t max_string_size = SessionLimits::maximumStateBytes / 3 * 4 + 4; // base64

    /** The finished document. */
    [[nodiscard]] boost::json::value release() { return stack.release(); }

    /** Where the parser stands: `nodes[3].plugin`; empty at the top. */
    [[nodiscard]] std::string path() const;

    /** Why this handler itself refused to go on; empty where it did not. */
    [[nodiscard]] const std::string& refusal() const noexcept { return reason; }

    // [boost::json::basic_parser]
    bool on_document_begin (ErrorCode&) { return true; }
    bool on_document_end (ErrorCode&) { return true; }
    bool on_object_begin (ErrorCode& error);
    bool on_object_end (std::size_t count, ErrorCode& error);
    bool on_array_begin (ErrorCode& error);
    bool on_array_end (std::size_t count, ErrorCode& error);
    bool on_key_part (Text part, std::size_t, ErrorCode&);
    bool on_key (Text part, std::size_t, ErrorCode& error);
    bool on_string_part (Text part, std::size_t, ErrorCode&);
    bool on_string (Text part, std::size_t, ErrorCode& error);
    bool on_number_part (Text part, ErrorCode&);
    bool on_int64 (std::int64_t number, Text, ErrorCode& error);
    bool on_uint64 (std::uint64_t number, Text, ErrorCode& error);
    bool on_double (double number, Text part, ErrorCode& error);
    bool on_bool (bool value, ErrorCode& error);
    bool on_null (ErrorCode& error);
    bool on_comment_part (Text, ErrorCode&) { return true; }
    bool on_comment (Text, ErrorCode&) { return true; }

private:
    /** An object or a list that is open. */
    struct Level
    {
        bool isList = false;
        std::size_t index = 0;      // of the value that is read now
        std::string key;            // that is read now
        std::set<std::string> keys; // that were read
    };

    bool refuse (std::string why, ErrorCode& error);
    bool countValue (ErrorCode& error);
    bool leave (ErrorCode& error);

    boost::json::value_stack stack;
    std::vector<Level> levels;
    std::string keyParts;
    std::string numberParts;
    std::string reason;
    std::size_t numValues = 0;
};

} // namespace lopsided
