#pragma once

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace lopsided::testing
{

/** Lets a process of its own do something with notes of its own, and die of a signal at the end. */
inline void dieAfter (const CrashNoteFolder& folder, const std::function<void (CrashNotes&)>& deed,
                      int signal = SIGKILL)
{
    const auto child = ::fork();

    if (child == 0)
    {
        CrashNotes notes (folder, "a session");
        deed (notes);
        ::kill (::getpid(), signal);
        std::_Exit (1);
    }

    auto status = 0;
    ASSERT_EQ (::waitpid (child, &status, 0), child);
    ASSERT_TRUE (WIFSIGNALED (status));
}

} // namespace lopsided::testing
