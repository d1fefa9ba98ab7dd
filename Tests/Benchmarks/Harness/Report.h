#pragma once

#include <string>

namespace lopsided::benchmarks
{
/** How much of its matrix a benchmark measures. */
enum class Extent
{
    usual, ///< what keeps a run of everything short
    full
};

/** Prints figures, one a line: `name value unit`. */
class Report
{
public:
    /** @param filterToUse   only figures whose names contain it are printed; empty prints all */
    explicit Report (std::string filterToUse, Extent extentToMeasure = Extent::usual);

    /** Whether a figure of this name would be printed: what is not wanted need not be measured. */
    bool isWanted (const std::string& name) const;

    /** Whoever asks for some figures by name wants all of those. */
    bool isFull() const noexcept { return extent == Extent::full || ! filterText.empty(); }

    void figure (const std::string& name, double value, const std::string& unit);

    /** A figure that should be at most so much; a line after it says whether it is. */
    void figureWithGoal (const std::string& name, double value, const std::string& unit, double atMost);

    /** A figure that should be at least so much. */
    void figureWithFloor (const std::string& name, double value, const std::string& unit, double atLeast);

    /** Says in one line why there is no figure. */
    void missing (const std::string& name, const std::string& reason);

    const std::string& filter() const noexcept { return filterText; }

    /** How the goals came out, in one line. */
    void summary() const;

private:
    void goal (const std::string& name, const char* relation, double limit, const std::string& unit,
               bool isMet);

    std::string filterText;
    Extent extent;
    int numGoals = 0;
    int numMet = 0;
};
} // namespace lopsided::benchmarks
