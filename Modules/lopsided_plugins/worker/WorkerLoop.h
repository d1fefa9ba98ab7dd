#pragma once

#include "HostLink.h"
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
    | reader  | reads requests; sees the host go, and then ends the process whatever the tasks do      |

    Thread: made, and run, on the main one. Realtime: may block.
*/
class WorkerLoop
{
public:
    /** With these tasks, each of which a request asks for by its name. Cost: O(1). */
    explicit WorkerLoop (std::vector<std::unique_ptr<WorkerTask>> tasks);
    ~WorkerLoop();

    WorkerLoop (const WorkerLoop&) = delete;
    WorkerLoop& operator= (const WorkerLoop&) = delete;

    /** Serves the host until it is gone: then the process ends here. Returns only where no host has started this process,
        with the exit code for that.

        `arguments` are main's. Thread: the main one, which is JUCE's message thread.
        Cost: lasts as long as the host does; it starts a thread.
    */
    [[nodiscard]] int run (const juce::StringArray& arguments);

private:
    void readRequests();
    void serve (const std::string& line);
    [[nodiscard]] juce::var answer (const std::string& line) const;

    const std::vector<std::unique_ptr<WorkerTask>> tasks;
    std::unique_ptr<HostLink> host; // once it has been met
};

} // namespace lopsided
