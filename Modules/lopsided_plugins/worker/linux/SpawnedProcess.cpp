#include "SpawnedProcess.h"

#include "../WorkerLink.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <vector>

extern char** environ; // NOLINT: POSIX leaves its declaration to us

namespace lopsided
{

namespace
{
/** Strings as exec takes them. */
class ExecStrings
{
public:
    void add (std::string text) { texts.push_back (std::move (text)); }

    [[nodiscard]] char** get()
    {
        pointers.clear();

        for (auto& text : texts)
            pointers.push_back (text.data());

        pointers.push_back (nullptr);
        return pointers.data();
    }

private:
    std::vector<std::string> texts;
    std::vector<char*> pointers;
};

ExecStrings argumentsOf (const WorkerCommand& command)
{
    ExecStrings strings;
    strings.add (command.executable.getFullPathName().toStdString());
    strings.add ("--host=" + std::to_string (::getpid()));

    for (const auto& argument : command.arguments)
        strings.add (argument.toStdString());

    return strings;
}

ExecStrings environmentOf (const WorkerCommand& command)
{
    ExecStrings strings;

    for (auto** entry = environ; *entry != nullptr; ++entry)
    {
        const auto text = juce::String::fromUTF8 (*entry);

        if (! command.environment.contains (text.upToFirstOccurrenceOf ("=", false, false)))
            strings.add (*entry);
    }

    for (const auto& [name, value] : command.environment)
        strings.add ((name + "=" + value).toStdString());

    return strings;
}

/** What the child's descriptors are to be; what is not named here is closed in it. */
class ChildDescriptors
{
public:
    ChildDescriptors() { ::posix_spawn_file_actions_init (&actions); }
    ~ChildDescriptors() { ::posix_spawn_file_actions_destroy (&actions); }

    ChildDescriptors (const ChildDescriptors&) = delete;
    ChildDescriptors& operator= (const ChildDescriptors&) = delete;

    void set (int conversation, int output)
    {
        ::posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2 (&actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2 (&actions, output, STDERR_FILENO);
        ::posix_spawn_file_actions_adddup2 (&actions, conversation, WorkerLauncher::descriptorInWorker);
        ::posix_spawn_file_actions_addclosefrom_np (&actions, WorkerLauncher::descriptorInWorker + 1);
    }

    posix_spawn_file_actions_t actions {};
};

/** A process group of its own, and the signals as a fresh program has them, whatever the host does with its own. */
class ChildAttributes
{
public:
    ChildAttributes()
    {
        sigset_t none {}, all {};
        ::sigemptyset (&none);
        ::sigfillset (&all);
        ::posix_spawnattr_init (&attributes);
        ::posix_spawnattr_setpgroup (&attributes, 0);
        ::posix_spawnattr_setsigmask (&attributes, &none);
        ::posix_spawnattr_setsigdefault (&attributes, &all);
        ::posix_spawnattr_setflags (&attributes,
                                    POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }

    ~ChildAttributes() { ::posix_spawnattr_destroy (&attributes); }

    ChildAttributes (const ChildAttributes&) = delete;
    ChildAttributes& operator= (const ChildAttributes&) = delete;

    posix_spawnattr_t attributes {};
};

WorkerLauncher::Launched notLaunched (const WorkerCommand& command, int error)
{
    WorkerLauncher::Launched launched;
    launched.error = WorkerLink::startErrorFor (command, std::strerror (error));
    return launched;
}

/** Above the numbers that the child's own descriptors get: dup2 of a number to itself would leave it closed on exec. */
FileDescriptor liftedOutOfTheWay (int descriptor)
{
    FileDescriptor low (descriptor);
    return FileDescriptor (::fcntl (low.get(), F_DUPFD_CLOEXEC, 16));
}
} // namespace

WorkerLauncher::Launched spawnWorker (const WorkerCommand& command)
{
    std::array<int, 2> sockets { -1, -1 };
    std::array<int, 2> pipes { -1, -1 };

    if (::socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return notLaunched (command, errno);

    const auto theirs = liftedOutOfTheWay (sockets[1]);
    WorkerLauncher::Launched launched { -1, FileDescriptor (sockets[0]), {}, {} };

    if (::pipe2 (pipes.data(), O_CLOEXEC) != 0)
        return notLaunched (command, errno);

    const auto theirOutput = liftedOutOfTheWay (pipes[1]);
    launched.output = FileDescriptor (pipes[0]);
    ::fcntl (launched.output.get(), F_SETFL, O_NONBLOCK);

    ChildDescriptors descriptors;
    descriptors.set (theirs.get(), theirOutput.get());
    const ChildAttributes attributes;
    auto arguments = argumentsOf (command);
    auto environment = environmentOf (command);

    const auto error =
        ::posix_spawn (&launched.process, command.executable.getFullPathName().toRawUTF8(),
                       &descriptors.actions, &attributes.attributes, arguments.get(), environment.get());

    return error == 0 ? std::move (launched) : notLaunched (command, error);
}

} // namespace lopsided
