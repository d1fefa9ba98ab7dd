#include "Report.h"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <utility>

namespace lopsided::benchmarks
{
namespace
{
std::string withThreeDigits (double value)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision (std::abs (value) < 10.0 ? 3 : 1) << value;
    return text.str();
}
} // namespace

Report::Report (std::string filterToUse)
    : filterText (std::move (filterToUse))
{}

void Report::figure (const std::string& name, double value, const std::string& unit)
{
    if (isWanted (name))
        std::cout << name << ' ' << withThreeDigits (value) << ' ' << unit << std::endl;
}

void Report::figureWithGoal (const std::string& name, double value, const std::string& unit, double atMost)
{
    if (! isWanted (name))
        return;

    figure (name, value, unit);
    const bool isMet = value <= atMost;
    ++numGoals;
    numMet += isMet ? 1 : 0;
    std::cout << "# goal " << name << " <= " << atMost << ' ' << unit << ": " << (isMet ? "met" : "NOT met")
              << std::endl;
}

void Report::missing (const std::string& name, const std::string& reason)
{
    if (isWanted (name))
        std::cout << "# skipped " << name << ": " << reason << std::endl;
}

void Report::summary() const
{
    if (numGoals > 0)
        std::cout << "# goals met: " << numMet << " of " << numGoals << std::endl;
}

bool Report::isWanted (const std::string& name) const
{
    return name.find (filterText) != std::string::npos;
}
} // namespace lopsided::benchmarks
