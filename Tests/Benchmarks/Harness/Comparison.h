#pragma once

#include "Contender.h"

#include <map>
#include <string>
#include <vector>

namespace lopsided::benchmarks
{
/** Runs contenders in alternating rounds, so that what disturbs the machine disturbs them all alike. */
class Comparison
{
public:
    explicit Comparison (const std::vector<Contender>& contenders);

    /** The median time of an operation, in nanoseconds. */
    double nanoseconds (const std::string& name) const;

    /** The median over all rounds of one contender's time divided by another's in the same round. */
    double ratio (const std::string& name, const std::string& base) const;

    /** All names, in the order in which they were given. */
    const std::vector<std::string>& names() const noexcept { return order; }

private:
    void runAllRounds (const std::vector<Contender>& contenders);

    std::vector<std::string> order;
    std::map<std::string, std::vector<double>> times;
};
} // namespace lopsided::benchmarks
