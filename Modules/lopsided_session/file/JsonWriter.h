#pragma once

#include <string>
#include <string_view>

namespace lopsided
{

/** Writes indented JSON: one key or list entry a line. Calls have to be balanced. */
class JsonWriter
{
public:
    /** Opens an object or a list: the document, a list's entry, or the value of the key that was written last. */
    void openObject();
    void openList();
    void close();

    /** A key of the open object; its value follows. */
    void key (std::string_view name);

    void text (std::string_view value);
    void integer (long long value);

    /** The shortest text that reads back as the same number. What is not finite becomes null, which no reader takes. */
    void number (float value);
    void number (double value);

    /** The text of a number. */
    [[nodiscard]] static std::string textOf (float value);

    /** JSON text as it is. */
    void raw (std::string_view json);

    /** The text as a JSON string. */
    [[nodiscard]] static std::string quoted (std::string_view value);

    [[nodiscard]] const std::string& result() const noexcept { return out; }

private:
    void beginValue();
    void newLine();

    std::string out;
    std::string closers; // of what is open, the innermost last
    bool isEmpty = true;
    bool followsKey = false;
};

} // namespace lopsided
