#include "Planted.h"

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace lopsided::planted
{
namespace
{
constexpr std::size_t pageBytes = 4096;

// Those that end the process do so in blocks of one size only: it has to be found out which.
constexpr std::uint32_t endingFrames = 1024;

void amplify (Planted& plugin, std::uint32_t numFrames)
{
    for (std::uint32_t frame = 0; frame < numFrames; ++frame)
        plugin.output[frame] = *plugin.gain * plugin.input[frame];
}

void allocate (Planted& plugin, std::uint32_t numFrames)
{
    void* volatile memory = std::malloc (numFrames);
    std::free (memory);
    amplify (plugin, numFrames);
}

void lock (Planted& plugin, std::uint32_t numFrames)
{
    const std::lock_guard guard (plugin.mutex);
    amplify (plugin, numFrames);
}

void callSystem (Planted& plugin, std::uint32_t numFrames)
{
    if (write (plugin.nowhere, "x", 1) == 1)
        amplify (plugin, numFrames);
}

void throwAndCatch (Planted& plugin, std::uint32_t numFrames)
{
    try
    {
        throw std::runtime_error ("a deed");
    }
    catch (const std::runtime_error&)
    {
        amplify (plugin, numFrames);
    }
}

void touchPage (Planted& plugin, std::uint32_t numFrames)
{
    plugin.pages[(plugin.numBlocks % Planted::numPages) * pageBytes] = 1;
    amplify (plugin, numFrames);
}

double processorSeconds()
{
    timespec used {};
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double> (used.tv_sec) + 1.0e-9 * static_cast<double> (used.tv_nsec);
}

// By its own time: on a busy machine the clock goes on while nothing is done.
void beLate (Planted& plugin, std::uint32_t numFrames)
{
    const auto end = processorSeconds() + 1.5 * numFrames / plugin.sampleRate;

    while (processorSeconds() < end)
        amplify (plugin, numFrames);
}

// Processors differ in what denormals cost them; this makes them dear on every one.
void beDenormal (Planted& plugin, std::uint32_t numFrames)
{
    constexpr int penalty = 200;

    for (std::uint32_t frame = 0; frame < numFrames; ++frame)
    {
        const auto value = plugin.input[frame];

        for (volatile int wasted = 0; std::fpclassify (value) == FP_SUBNORMAL && wasted < penalty;)
            wasted = wasted + 1;

        plugin.output[frame] = *plugin.gain * value;
    }

    constexpr std::uint32_t denormal = 1;
    std::memcpy (plugin.output, &denormal, sizeof (denormal)); // no arithmetic that could flush it
}

void delayBy (Planted& plugin, std::uint32_t numFrames, std::uint32_t delay)
{
    const auto size = static_cast<std::uint32_t> (plugin.line.size());

    for (std::uint32_t frame = 0; frame < numFrames; ++frame)
    {
        plugin.line[plugin.position] = plugin.input[frame];
        plugin.output[frame] = plugin.line[(plugin.position + size - delay) % size];
        plugin.position = (plugin.position + 1) % size;
    }
}

void lieAboutLatency (Planted& plugin, std::uint32_t numFrames)
{
    delayBy (plugin, numFrames, Planted::delayFrames);
}

void tellLatency (Planted& plugin, std::uint32_t numFrames)
{
    *plugin.latency = static_cast<float> (Planted::latentFrames);
    delayBy (plugin, numFrames, Planted::latentFrames);
}

void changeLatency (Planted& plugin, std::uint32_t numFrames)
{
    *plugin.latency = plugin.numBlocks % 8 < 4 ? 0.0f : 32.0f;
    amplify (plugin, numFrames);
}

void putOutNan (Planted& plugin, std::uint32_t numFrames)
{
    amplify (plugin, numFrames);
    plugin.output[0] = std::numeric_limits<float>::quiet_NaN();
}

void crash (Planted& plugin, std::uint32_t numFrames)
{
    if (numFrames == endingFrames)
        std::raise (SIGSEGV);

    amplify (plugin, numFrames);
}

void leave (Planted& plugin, std::uint32_t numFrames)
{
    if (numFrames == endingFrames)
        std::_Exit (0);

    amplify (plugin, numFrames);
}

void hang (Planted& plugin, std::uint32_t numFrames)
{
    volatile bool goesOn = numFrames == endingFrames;

    while (goesOn)
    {}

    amplify (plugin, numFrames);
}

struct NamedDeed
{
    const char* name;
    Planted::Deed deed;
};

constexpr NamedDeed deeds[] {
    { "clean", amplify },
    { "allocates", allocate },
    { "locks", lock },
    { "calls-system", callSystem },
    { "throws", throwAndCatch },
    { "faults", touchPage },
    { "late", beLate },
    { "denormal", beDenormal },
    { "lies", lieAboutLatency },
    { "latent", tellLatency },
    { "restless", changeLatency },
    { "forgets", amplify },
    { "nan", putOutNan },
    { "crashes", crash },
    { "leaves", leave },
    { "hangs", hang },
};
} // namespace

Planted::Planted (double rate)
    : sampleRate (rate),
      nowhere (open ("/dev/null", O_WRONLY | O_CLOEXEC))
{
    void* const memory = mmap (nullptr, numPages * pageBytes, PROT_READ | PROT_WRITE,
                               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (memory == MAP_FAILED) // NOLINT(cppcoreguidelines-pro-type-cstyle-cast)
        throw std::runtime_error ("no address space");

    madvise (memory, numPages * pageBytes, MADV_NOHUGEPAGE); // one fault for many pages would be no test
    pages = static_cast<unsigned char*> (memory);
}

Planted::~Planted()
{
    munmap (pages, numPages * pageBytes);
    close (nowhere);
}

Planted::Deed Planted::deedOf (const char* name) noexcept
{
    for (const auto& entry : deeds)
        if (std::strcmp (entry.name, name) == 0)
            return entry.deed;

    return nullptr;
}

} // namespace lopsided::planted
