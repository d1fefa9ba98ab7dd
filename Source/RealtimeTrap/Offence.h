#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace lopsided::trap
{
/** Something that a thread did inside a RealtimeScope and must never do there.

    A plain value of fixed size: it can be recorded without touching the heap.
*/
struct Offence
{
    enum class Kind
    {
        systemCall, ///< any system call; number says which
        heap,       ///< malloc, free and their relatives; name says which
        lock,       ///< a mutex, rwlock, spin lock, condition variable, barrier or semaphore; name says which
        exception,  ///< a throw
        misuse      ///< the trap itself was used wrongly; name says how
    };

    static constexpr std::size_t maximumFrames = 16;

    Kind kind = Kind::misuse;
    long number = -1;           ///< the number of the system call, else -1
    const char* name = nullptr; ///< a string that lives for ever
    std::size_t numFrames = 0;
    std::array<void*, maximumFrames> frames {}; ///< the innermost first: who called what name says
};

/** One line about an offence: "malloc via operator new(unsigned long) at lopsided::Foo::bar()+0x12 <
    main+0x30".

    Functions that the executable does not export are given as "file+0xoffset", which addr2line understands.

    Thread: any but a real-time one.
    Realtime: allocates.
    Cost: a symbol look-up a frame, some microseconds each.
*/
std::string describe (const Offence& offence);

/** The first function outside the C and C++ libraries that an offence came through, and the library that it is in,
    without folders: "Reverb::grow()+0x12 in reverb.so", "reverb.so+0x5fc0". Empty where nothing is known.

    Thread: any but a real-time one. Realtime: allocates.
*/
std::string placeOf (const Offence& offence);

/** The word for a kind of offence: "system call", "heap", "lock", "exception", "misuse". */
const char* nameOf (Offence::Kind kind) noexcept;
} // namespace lopsided::trap
