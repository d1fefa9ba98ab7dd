#include "SystemCallTrap.h"
#include "Platform.h"

#if LOPSIDED_TRAP_ACTIVE

    #include "SystemCallNames.h"
    #include "ThreadState.h"

    #include <array>
    #include <cerrno>
    #include <csignal>
    #include <cstddef>
    #include <cstdint>
    #include <linux/audit.h>
    #include <linux/filter.h>
    #include <linux/seccomp.h>
    #include <pthread.h>
    #include <sys/prctl.h>
    #include <sys/syscall.h>
    #include <ucontext.h>
    #include <unistd.h>

    #ifndef PR_SET_SYSCALL_USER_DISPATCH
        #define PR_SET_SYSCALL_USER_DISPATCH 59
        #define PR_SYS_DISPATCH_ON 1
    #endif

// The one instruction from which system calls are passed on: a seccomp filter lets it through by its address.
// The C calling convention's registers are moved to the kernel's.
extern "C" long lopsidedTrapPassOn (long number, long a, long b, long c, long d, long e, long f) noexcept;
extern "C" const char lopsidedTrapPassOnEnd[];

asm(R"(
    .text
    .p2align 4
    .globl lopsidedTrapPassOn
    .hidden lopsidedTrapPassOn
    .type lopsidedTrapPassOn, @function
lopsidedTrapPassOn:
    .cfi_startproc
    movq %rdi, %rax
    movq %rsi, %rdi
    movq %rdx, %rsi
    movq %rcx, %rdx
    movq %r8, %r10
    movq %r9, %r8
    movq 8(%rsp), %r9
    syscall
    .globl lopsidedTrapPassOnEnd
    .hidden lopsidedTrapPassOnEnd
lopsidedTrapPassOnEnd:
    ret
    .cfi_endproc
    .size lopsidedTrapPassOn, . - lopsidedTrapPassOn
)");

namespace lopsided::trap
{
namespace
{
// The kernel's own view of a signal action: glibc hides the restorer.
struct KernelSigaction
{
    void* handler;
    unsigned long flags;
    void* restorer;
    unsigned long mask;
};

constexpr std::size_t kernelMaskSize = 8;
constexpr unsigned long restorerSize = 16; // mov $15, %rax; syscall: 9 bytes, in a slot of 16

bool startsThread (long number) noexcept
{
    return number == SYS_clone || number == SYS_clone3 || number == SYS_vfork;
}

// A new mask would be undone by the return from the handler, and would make the next SIGSYS fatal.
void adoptSignalMask (ucontext_t& context) noexcept
{
    std::uint64_t mask = 0;
    lopsidedTrapPassOn (SYS_rt_sigprocmask, SIG_SETMASK, 0, reinterpret_cast<long> (&mask),
                        static_cast<long> (kernelMaskSize), 0, 0);
    mask &= ~(std::uint64_t { 1 } << (SIGSYS - 1));
    __builtin_memcpy (&context.uc_sigmask, &mask, sizeof (mask));
}

void onTrappedSystemCall (int, siginfo_t* info, void* rawContext) noexcept
{
    auto& context = *static_cast<ucontext_t*> (rawContext);
    auto& registers = context.uc_mcontext.gregs;
    auto& state = threadState;
    const auto savedErrno = errno;
    const auto previousSelector = state.selector;
    const long number = info->si_syscall;

    state.selector = 0;
    state.note (Offence::Kind::systemCall, number, nameOfSystemCall (number), info->si_call_addr);

    if (startsThread (number))
    {
        // The child returns on a stack of its own, so the call has to be made in its own place: it is
        // repeated there, and the rest of this scope goes on without watching system calls.
        registers[REG_RIP] -= 2;
        registers[REG_RAX] = number;
        errno = savedErrno;
        return;
    }

    registers[REG_RAX] =
        lopsidedTrapPassOn (number, registers[REG_RDI], registers[REG_RSI], registers[REG_RDX],
                            registers[REG_R10], registers[REG_R8], registers[REG_R9]);

    if (number == SYS_rt_sigprocmask)
        adoptSignalMask (context);

    state.selector = previousSelector;
    errno = savedErrno;
}

const char* installHandler() noexcept
{
    struct sigaction action
    {};
    action.sa_sigaction = onTrappedSystemCall;
    action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
    sigemptyset (&action.sa_mask);

    if (sigaction (SIGSYS, &action, nullptr) != 0)
        return "SIGSYS cannot be handled";

    sigset_t mask;
    sigemptyset (&mask);
    sigaddset (&mask, SIGSYS);
    return pthread_sigmask (SIG_UNBLOCK, &mask, nullptr) == 0 ? nullptr : "SIGSYS cannot be unblocked";
}

const char* installUserDispatch (volatile char& selector) noexcept
{
    // The return from a signal handler is itself a system call, made by glibc's restorer: it always passes.
    KernelSigaction kernel {};

    if (syscall (SYS_rt_sigaction, SIGSYS, nullptr, &kernel, kernelMaskSize) != 0
        || kernel.restorer == nullptr)
        return "the signal restorer cannot be found";

    if (prctl (PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON,
               reinterpret_cast<unsigned long> (kernel.restorer), restorerSize, &selector)
        != 0)
        return "the kernel refuses syscall user dispatch";

    return nullptr;
}

constexpr sock_filter load (std::size_t offset) noexcept
{
    return { BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t> (offset) };
}

constexpr sock_filter skipUnlessEqual (std::uint32_t value, std::uint8_t numSkipped) noexcept
{
    return { BPF_JMP | BPF_JEQ | BPF_K, 0, numSkipped, value };
}

constexpr sock_filter answer (std::uint32_t action) noexcept
{
    return { BPF_RET | BPF_K, 0, 0, action };
}

const char* installSeccomp() noexcept
{
    if (syscall (SYS_gettid) == getpid())
        return "a seccomp filter on the main thread would be inherited by everything";

    const auto address = reinterpret_cast<std::uintptr_t> (lopsidedTrapPassOnEnd);
    constexpr auto number = offsetof (seccomp_data, nr);
    constexpr auto pointer = offsetof (seccomp_data, instruction_pointer);
    const auto allow = answer (SECCOMP_RET_ALLOW);

    // What starts a thread or a process passes unseen: it cannot be made from the handler, nor be let through
    // later.
    std::array filter {
        load (offsetof (seccomp_data, arch)),
        skipUnlessEqual (AUDIT_ARCH_X86_64, 14),
        load (number),
        skipUnlessEqual (SYS_rt_sigreturn, 1),
        allow,
        skipUnlessEqual (SYS_clone, 1),
        allow,
        skipUnlessEqual (SYS_clone3, 1),
        allow,
        skipUnlessEqual (SYS_vfork, 1),
        allow,
        load (pointer),
        skipUnlessEqual (static_cast<std::uint32_t> (address), 3),
        load (pointer + 4),
        skipUnlessEqual (static_cast<std::uint32_t> (address >> 32), 1),
        allow,
        answer (SECCOMP_RET_TRAP),
    };

    const sock_fprog program { static_cast<unsigned short> (filter.size()), filter.data() };

    if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        || syscall (SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0)
        return "the kernel refuses a seccomp filter";

    return nullptr;
}
} // namespace

ThreadPreparation SystemCallTrap::install (SystemCallMechanism preferred, volatile char& selector) noexcept
{
    if (const auto* const problem = installHandler())
        return { SystemCallMechanism::unavailable, problem };

    const char* reason = "";

    if (preferred == SystemCallMechanism::userDispatch)
    {
        const auto* const problem = installUserDispatch (selector);

        if (problem == nullptr)
            return { SystemCallMechanism::userDispatch, "" };

        reason = problem;
    }

    if (preferred == SystemCallMechanism::unavailable)
        return { SystemCallMechanism::unavailable, "the caller asked for none" };

    if (const auto* const problem = installSeccomp())
        return { SystemCallMechanism::unavailable, problem };

    return { SystemCallMechanism::seccomp, reason };
}
} // namespace lopsided::trap

#endif
