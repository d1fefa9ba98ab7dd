#pragma once

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** Times that something takes, printed. */
class Figures
{
public:
    template <typename Action>
    void measure (Action&& action)
    {
        const auto begin = std::chrono::steady_clock::now();
        action();
        times.push_back (
            std::chrono::duration<double, std::milli> (std::chrono::steady_clock::now() - begin).count());
    }

    void print (const std::string& what)
    {
        std::sort (times.begin(), times.end());
        std::cout << "[ figure   ] " << what << ": median " << times[times.size() / 2] << " ms, p99 "
                  << times[times.size() * 99 / 100] << " ms on the message thread\n";
    }

private:
    std::vector<double> times;
};

} // namespace lopsided::testing
