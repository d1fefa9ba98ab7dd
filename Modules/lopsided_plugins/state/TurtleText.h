#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lopsided
{

/** Looks at Turtle, in which LV2 keeps states, without understanding more of it than where a token begins and ends.

    Thread: any. Realtime: allocates. Cost: O(bytes). Whatever the bytes: nothing is read beyond their end.
    Source: RDF 1.1 Turtle, W3C Recommendation, https://www.w3.org/TR/turtle/
*/
class TurtleText
{
public:
    /** Keeps a view of the text. */
    explicit TurtleText (std::string_view textToRead)
        : text (textToRead)
    {}

    /** The text with each IRI (what stands in angle brackets) replaced by what the function makes of it; nothing leaves one as
        it is. Literals and comments stay as they are. */
    [[nodiscard]] std::string withIris (
        const std::function<std::optional<std::string> (std::string_view iri)>& replace) const;

    /** The IRI that follows this word the first time, as in `lv2:appliesTo <urn:x>`; nothing where there is none. */
    [[nodiscard]] std::optional<std::string> iriAfter (std::string_view word) const;

    /** Whether this word stands anywhere outside of literals, comments and IRIs. */
    [[nodiscard]] bool hasWord (std::string_view word) const;

private:
    struct Token
    {
        enum class Kind
        {
            iri,
            literal,
            comment,
            word,
            other
        };

        Kind kind {};
        std::string_view text; ///< with its brackets or quotes
    };

    /** The token that begins at this place, which is before the end. */
    [[nodiscard]] Token tokenAt (std::size_t position) const;
    [[nodiscard]] Token literalAt (std::size_t position) const;

    const std::string_view text;
};

} // namespace lopsided
