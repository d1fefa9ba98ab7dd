#pragma once

namespace lopsided
{

/** Keeps libjack from writing to the error output: that there is no server is no error where another device will do, and
    what went wrong is ours to say, in one line.

    Thread: message. Does nothing where libjack is not installed.
*/
class QuietJack
{
public:
    QuietJack() = delete;

    static void enable();
};

} // namespace lopsided
