// Plugin libraries stay loaded until the process ends, so that LeakSanitizer can still name what they leak.
#include <dlfcn.h>

int dlclose (void*) noexcept
{
    return 0;
}
