#include "ProgressBar.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace lopsided
{

ProgressBar::ProgressBar (const Console& console)
    : streams (console)
{}

ProgressBar::~ProgressBar()
{
    wipe();
}

void ProgressBar::show (double fraction, const std::string& text)
{
    constexpr int barWidth = 40;
    const auto clamped = std::clamp (fraction, 0.0, 1.0);
    const auto filled = static_cast<std::size_t> (std::lround (clamped * barWidth));
    show ('[' + std::string (filled, '#') + std::string (barWidth - filled, '.') + "] "
          + std::to_string (std::lround (clamped * 100.0)) + " %  " + text);
}

void ProgressBar::show (const std::string& text)
{
    if (streams.errKind != Console::Kind::terminal)
        return;

    streams.err << "\r\033[K" << text << std::flush;
    drawn = true;
}

void ProgressBar::wipe()
{
    if (drawn)
        streams.err << "\r\033[K" << std::flush;

    drawn = false;
}

} // namespace lopsided
