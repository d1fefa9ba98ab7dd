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

Report::Report (std::string filterToUse, Extent extentToMeasure)
    : filterText (std::move (filterToUse)),
      extent (extentToMeasure)
{}

void Report::figure (const std::string& name, double value, const std::string& unit)
{
    if (isWanted (name))
        std::cout << name << ' ' << withThreeDigits (value) << ' ' << unit << std::endl;
}

void Report::figureWithGoal (const std::string& name, double value, const std::string& unit, double atMost)
{
    figure (name, value, unit);
    goal (name, "<=", atMost, unit, value <= atMost);
}

void Report::figureWithFloor (const std::string& name, double value, const std::string& unit, double atLeast)
{
    figure (name, value, unit);
    goal (name, ">=", atLeast, unit, value >= atLeast);
}

void Report::goal (const std::string& name, const char* relation, double limit, const std::string& unit,
                   bool isMet)
{
    if (! isWanted (name))
        return;

    ++numGoals;
    numMet += isMet ? 1 : 0;
    std::cout << "# goal " << name << ' ' << relation << ' ' << limit << ' ' << unit << ": "
              << (isMet ? "met" : "NOT met") << std::endl;
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
