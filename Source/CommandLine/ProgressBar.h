#pragma once

#include "Console.h"
#include <string>

namespace lopsided
{

/** One line that is drawn over and over on a terminal, and not at all elsewhere. */
class ProgressBar
{
public:
    explicit ProgressBar (const Console& console);

    /** Wipes the line, so that what follows starts clean. */
    ~ProgressBar();

    ProgressBar (const ProgressBar&) = delete;
    ProgressBar& operator= (const ProgressBar&) = delete;

    /** fraction from 0 to 1. */
    void show (double fraction, const std::string& text);

    /** Text alone, where nobody knows how much there will be. */
    void show (const std::string& text);

    void wipe();

private:
    const Console& streams;
    bool drawn = false;
};

} // namespace lopsided
