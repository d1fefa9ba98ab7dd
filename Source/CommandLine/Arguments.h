#pragma once

#include <boost/program_options.hpp>
#include <juce_core/juce_core.h>
#include <optional>
#include <string>
#include <vector>

namespace lopsided
{

/** Typed and checked access to what was parsed. Errors: UsageError, naming the option and what it takes. */
class Arguments
{
public:
    explicit Arguments (const boost::program_options::variables_map& parsed)
        : values (parsed)
    {}

    [[nodiscard]] bool has (const std::string& option) const { return values.count (option) > 0; }

    /** A flag: whether it was given. */
    [[nodiscard]] bool flag (const std::string& option) const
    {
        return has (option) && values[option].as<bool>();
    }

    [[nodiscard]] std::string text (const std::string& option) const;

    /** Folders, relative to the current one, of an option that may be given several times. */
    [[nodiscard]] std::vector<juce::File> folders (const std::string& option) const;

    /** All words of an option that can be given several times; none where it was not given. */
    [[nodiscard]] std::vector<std::string> texts (const std::string& option) const;

    /** A path, relative to the current folder. */
    [[nodiscard]] std::optional<juce::File> file (const std::string& option) const;

    /** A finite number within the bounds. */
    [[nodiscard]] std::optional<double> number (const std::string& option, double lowest,
                                                double highest) const;
    [[nodiscard]] std::optional<int> integer (const std::string& option, int lowest, int highest) const;

    /** The session file, which has to be given. */
    [[nodiscard]] juce::File session() const;

    static constexpr double lowestRate = 8000.0;
    static constexpr double highestRate = 384000.0;
    static constexpr int lowestBlock = 1;
    static constexpr int highestBlock = 16384;
    static constexpr double longestSeconds = 1.0e7;

private:
    const boost::program_options::variables_map& values;
};

} // namespace lopsided
