#pragma once

namespace lopsided::trap
{
/** How the system calls of a prepared thread are seen. */
enum class SystemCallMechanism
{
    unavailable, ///< they are not seen: the kernel, or the build, offers no way
    userDispatch, ///< prctl (PR_SET_SYSCALL_USER_DISPATCH): Linux 5.11 and later; costs nothing outside a scope
    seccomp ///< a seccomp filter: for older kernels; slows every system call of the thread and its children
};
} // namespace lopsided::trap
