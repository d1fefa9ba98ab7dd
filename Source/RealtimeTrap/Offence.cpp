#include "Offence.h"
#include "Platform.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string_view>

#if defined(__GLIBC__)
    #include <cxxabi.h>
    #include <dlfcn.h>
#endif

namespace lopsided::trap
{
namespace
{
constexpr std::size_t numFramesDescribed = 5;

struct Place
{
    std::string text;
    std::string library; // without its folder
    bool inSystemLibrary = false;
};

#if defined(__GLIBC__)
std::string demangled (const char* symbol)
{
    const std::unique_ptr<char, decltype (&std::free)> text {
        abi::__cxa_demangle (symbol, nullptr, nullptr, nullptr), &std::free
    };

    return text != nullptr ? text.get() : symbol;
}

bool isSystemLibrary (std::string_view path)
{
    constexpr std::array names { "/libc.so", "/libstdc++.so", "/libgcc_s.so", "/ld-linux", "linux-vdso" };

    for (const auto* name : names)
        if (path.find (name) != std::string_view::npos)
            return true;

    return false;
}

Place placeOf (void* address)
{
    const auto value = reinterpret_cast<std::uintptr_t> (address);
    std::ostringstream text;
    text << std::hex;

    // A return address may be the first byte of the next function: look one byte before it.
    Dl_info info {};

    if (dladdr (reinterpret_cast<void*> (value - 1), &info) == 0)
    {
        text << "0x" << value;
        return { text.str(), {} };
    }

    const auto start = reinterpret_cast<std::uintptr_t> (info.dli_saddr);
    const auto base = reinterpret_cast<std::uintptr_t> (info.dli_fbase);

    const std::string_view path = info.dli_fname;

    if (info.dli_sname != nullptr)
        text << demangled (info.dli_sname) << "+0x" << value - start;
    else
        text << path << "+0x" << value - base;

    return { text.str(), std::string (path.substr (path.rfind ('/') + 1)), isSystemLibrary (path) };
}
#else
Place placeOf (void* address)
{
    std::ostringstream text;
    text << address;
    return { text.str(), {} };
}
#endif

// The C and C++ libraries' own frames say through what the offence came, the first other frame says where it
// was made.
std::string describeFrames (const Offence& offence)
{
    std::string via, at;
    std::size_t numShown = 0;

    for (std::size_t i = 0; i < offence.numFrames && numShown < numFramesDescribed; ++i)
    {
        const auto place = placeOf (offence.frames[i]);

        if (numShown == 0 && place.inSystemLibrary)
        {
            via = via.empty() ? " via " + place.text : via;
            continue;
        }

        at += (numShown == 0 ? " at " : " < ") + place.text;
        ++numShown;
    }

    return via + at;
}
} // namespace

const char* nameOf (Offence::Kind kind) noexcept
{
    switch (kind)
    {
        case Offence::Kind::systemCall: return "system call";
        case Offence::Kind::heap: return "heap";
        case Offence::Kind::lock: return "lock";
        case Offence::Kind::exception: return "exception";
        case Offence::Kind::misuse: return "misuse";
    }

    return "unknown";
}

std::string placeOf (const Offence& offence)
{
    for (std::size_t i = 0; i < offence.numFrames; ++i)
        if (const auto place = placeOf (offence.frames[i]); ! place.inSystemLibrary)
            return place.library.empty() || place.text.find (place.library) != std::string::npos
                       ? place.text.substr (place.text.rfind ('/') + 1)
                       : place.text + " in " + place.library;

    return {};
}

std::string describe (const Offence& offence)
{
    std::string text = offence.name != nullptr ? offence.name : nameOf (offence.kind);

    if (offence.kind == Offence::Kind::systemCall)
        text = "system call " + text + " (" + std::to_string (offence.number) + ")";

    return text + describeFrames (offence);
}
} // namespace lopsided::trap
