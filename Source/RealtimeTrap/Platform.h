#pragma once

#include <cstddef> // defines __GLIBC__ where there is glibc

// Where the trap can work: Linux on x86-64 with glibc, and no sanitizer, because a sanitizer interposes the
// same functions. Everywhere else the library compiles to an inert version.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    #define LOPSIDED_TRAP_SANITIZED 1
#elif defined(__has_feature)
    #if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
        #define LOPSIDED_TRAP_SANITIZED 1
    #endif
#endif

#ifndef LOPSIDED_TRAP_SANITIZED
    #define LOPSIDED_TRAP_SANITIZED 0
#endif

#if defined(__linux__) && defined(__x86_64__) && defined(__GLIBC__) && ! LOPSIDED_TRAP_SANITIZED
    #define LOPSIDED_TRAP_ACTIVE 1
#else
    #define LOPSIDED_TRAP_ACTIVE 0
#endif
