// Stands for a plugin: loaded at run time, it does what no audio code should.
#include <cstdlib>

extern "C" void strangerAllocates()
{
    void* volatile memory = std::malloc (64);
    std::free (memory);
}

extern "C" void strangerThrows()
{
    try
    {
        throw 1;
    }
    catch (int)
    {}
}
