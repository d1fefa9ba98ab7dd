#pragma once

#include <string>

namespace lopsided::benchmarks
{
/** Prints figures, one a line: `name value unit`. */
class Report
{
public:
    /** @param filterToUse   only figures whose names contain it are printed; empty prints all */
    explicit Report (std::string filterToUse);

    void figure (const std::string& name, double value, const std::string& unit);

    /** A figure that should be at most so much; a line after it says whether it is. */
    void figureWithGoal (const std::string& name, double value, const std::string& unit, double atMost);

    /** Says in one line why there is no figure. */
    void missing (const std::string& name, const std::string& reason);

    const std::string& filter() const noexcept { return filterText; }

    /** How the goals came out, in one line. */
    void summary() const;

private:
    bool isWanted (const std::string& name) const;

    std::string filterText;
    int numGoals = 0;
    int numMet = 0;
};
} // namespace lopsided::benchmarks
