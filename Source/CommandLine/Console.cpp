#include "Console.h"

#if defined(_WIN32)
    #include <io.h>
    #include <stdio.h>
#else
    #include <unistd.h>
#endif

namespace lopsided
{

Console::Kind Console::kindOfErrorOutput()
{
#if defined(_WIN32)
    return _isatty (_fileno (stderr)) != 0 ? Kind::terminal : Kind::other;
#else
    return ::isatty (STDERR_FILENO) != 0 ? Kind::terminal : Kind::other;
#endif
}

} // namespace lopsided
