#include "JsonWriter.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace lopsided
{

namespace
{
template <typename Number>
std::string shortest (Number value)
{
    std::array<char, 64> text {};
    const auto end = std::to_chars (text.data(), text.data() + text.size(), value).ptr;
    return { text.data(), end };
}
} // namespace

std::string JsonWriter::quoted (std::string_view value)
{
    return boost::json::serialize (
        boost::json::value (boost::json::string_view { value.data(), value.size() }));
}

void JsonWriter::newLine()
{
    static constexpr std::size_t indent = 4;
    out += '\n';
    out.append (indent * closers.size(), ' ');
}

void JsonWriter::beginValue()
{
    if (! followsKey && ! closers.empty())
    {
        if (! isEmpty)
            out += ',';

        newLine();
    }

    followsKey = false;
    isEmpty = false;
}

void JsonWriter::openObject()
{
    beginValue();
    out += '{';
    closers += '}';
    isEmpty = true;
}

void JsonWriter::openList()
{
    beginValue();
    out += '[';
    closers += ']';
    isEmpty = true;
}

void JsonWriter::close()
{
    const auto closer = closers.back();
    closers.pop_back();

    if (! isEmpty)
        newLine();

    out += closer;
    isEmpty = false;
}

void JsonWriter::key (std::string_view name)
{
    beginValue();
    out += quoted (name) + ": ";
    followsKey = true;
}

void JsonWriter::text (std::string_view value)
{
    raw (quoted (value));
}

void JsonWriter::integer (long long value)
{
    raw (std::to_string (value));
}

void JsonWriter::number (float value)
{
    raw (textOf (value));
}

void JsonWriter::number (double value)
{
    raw (std::isfinite (value) ? shortest (value) : "null");
}

std::string JsonWriter::textOf (float value)
{
    if (! std::isfinite (value))
        return "null";

    auto text = shortest (value);
    double readBack = 0.0;
    std::from_chars (text.data(), text.data() + text.size(), readBack);

    // Readers go by way of double, which may round the shortest float's text to a neighbour.
    return static_cast<float> (readBack) == value ? text : shortest (static_cast<double> (value));
}

void JsonWriter::raw (std::string_view json)
{
    beginValue();
    out += json;
}

} // namespace lopsided
