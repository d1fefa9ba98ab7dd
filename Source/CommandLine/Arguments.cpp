#include "Arguments.h"

#include "UsageError.h"
#include <charconv>
#include <cmath>
#include <sstream>

namespace lopsided
{

std::string Arguments::text (const std::string& option) const
{
    return has (option) ? values[option].as<std::string>() : std::string();
}

std::vector<juce::File> Arguments::folders (const std::string& option) const
{
    std::vector<juce::File> folders;

    if (has (option))
        for (const auto& path : values[option].as<std::vector<std::string>>())
        {
            if (path.empty())
                throw UsageError ("--" + option + " needs the path of a folder");

            folders.push_back (juce::File::getCurrentWorkingDirectory().getChildFile (
                juce::String::fromUTF8 (path.c_str())));
        }

    return folders;
}

std::vector<std::string> Arguments::texts (const std::string& option) const
{
    return has (option) ? values[option].as<std::vector<std::string>>() : std::vector<std::string>();
}

std::optional<juce::File> Arguments::file (const std::string& option) const
{
    if (! has (option))
        return {};

    const auto path = text (option);

    if (path.empty())
        throw UsageError ("--" + option + " needs the path of a file");

    return juce::File::getCurrentWorkingDirectory().getChildFile (juce::String::fromUTF8 (path.c_str()));
}

std::optional<double> Arguments::number (const std::string& option, double lowest, double highest) const
{
    if (! has (option))
        return {};

    const auto given = text (option);
    double value = 0.0;
    const auto [end, error] = std::from_chars (given.data(), given.data() + given.size(), value);

    if (error != std::errc() || end != given.data() + given.size() || ! std::isfinite (value)
        || value < lowest || value > highest)
    {
        std::ostringstream message;
        message << "--" << option << " takes a number from " << lowest << " to "
                << static_cast<std::int64_t> (highest) << ", not \"" << given << '"';
        throw UsageError (message.str());
    }

    return value;
}

std::optional<int> Arguments::integer (const std::string& option, int lowest, int highest) const
{
    const auto value = number (option, lowest, highest);

    if (! value.has_value())
        return {};

    if (std::floor (*value) < *value)
        throw UsageError ("--" + option + " takes a whole number, not \"" + text (option) + '"');

    return static_cast<int> (*value);
}

juce::File Arguments::session() const
{
    const auto given = file ("session");

    if (! given.has_value())
        throw UsageError ("which session? Give the path of a session file");

    return *given;
}

} // namespace lopsided
