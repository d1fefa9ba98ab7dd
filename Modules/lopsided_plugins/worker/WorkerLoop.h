#pragma once

#include "FileDescriptor.h"
#include "WorkerTask.h"

#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** The worker program's own side: takes requests from the host, runs their tasks, and ends with the host.

    | thread  | what runs on it                                                                        |
    |---------|----------------------------------------------------------------------------------------|
    | message | the tasks, and whatever the plugins post to the message loop between them              |
    | reader  | reads requests; sees the host go, and then kills the process group whatever the tasks do |

    Should the host die without closing anything, the kernel sends SIGTERM, which kills the group as well.
*/
class WorkerLoop
{
public:
    explicit WorkerLoop (std::vector<std::unique_ptr<WorkerTask>> tasks);
    ~WorkerLoop();

    WorkerLoop (const WorkerLoop&) = delete;
    WorkerLoop& operator= (const WorkerLoop&) = delete;

    /** Serves the host until it is gone: then the process ends here. Returns only where no host has started this process,
        with the exit code for that.

        `arguments` are main's. Thread: the main one, which is JUCE's message thread.
    */
    [[nodiscard]] int run (const juce::StringArray& arguments);

private:
    bool meetHost (const juce::StringArray& arguments);
    void readRequests();
    void serve (const std::string& line);
    [[nodiscard]] juce::var answer (const std::string& line) const;

    const std::vector<std::unique_ptr<WorkerTask>> tasks;
    FileDescriptor conversation;
};

} // namespace lopsided
