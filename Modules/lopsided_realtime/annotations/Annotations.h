#pragma once

/** LOPSIDED_NONBLOCKING stands after a function's noexcept and tells a compiler that can check it (clang 20 and later,
    -Wfunction-effects and RealtimeSanitizer) that the function never blocks and never touches the heap. Elsewhere it
    is empty. */
#if defined(__has_cpp_attribute)
    #if __has_cpp_attribute(clang::nonblocking)
        #define LOPSIDED_NONBLOCKING [[clang::nonblocking]]
    #endif
#endif

#ifndef LOPSIDED_NONBLOCKING
    #define LOPSIDED_NONBLOCKING
#endif

/** LOPSIDED_PER_MODULE marks a variable, or a function that uses one, that every shared library has its own copy of.
    Without it the dynamic linker could bind one library's function to another library's variable. */
#if defined(__GNUC__) && ! defined(_WIN32)
    #define LOPSIDED_PER_MODULE [[gnu::visibility ("hidden")]]
#else
    #define LOPSIDED_PER_MODULE
#endif

/** LOPSIDED_STATIC_TLS puts a thread_local variable into the block that every thread gets when it starts. The default
    model of a dlopen'ed library allocates at a thread's first touch, which may be on an audio thread. */
#if defined(__GNUC__) && defined(__ELF__)
    #define LOPSIDED_STATIC_TLS [[gnu::tls_model ("initial-exec")]]
#else
    #define LOPSIDED_STATIC_TLS
#endif

/** LOPSIDED_ALWAYS_INLINE is for a function whose call, even on a path that is never taken, would make an object's
    address known and so keep the object in memory instead of in registers. */
#if defined(__GNUC__)
    #define LOPSIDED_ALWAYS_INLINE [[gnu::always_inline]]
#else
    #define LOPSIDED_ALWAYS_INLINE
#endif

/** LOPSIDED_COLD keeps a slow path out of line, so that the fast path stays small enough to be inlined. */
#if defined(__GNUC__)
    #define LOPSIDED_COLD [[gnu::cold, gnu::noinline]]
#else
    #define LOPSIDED_COLD
#endif
