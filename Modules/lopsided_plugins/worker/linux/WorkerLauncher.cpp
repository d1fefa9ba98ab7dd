#include "WorkerLauncher.h"

#include "SpawnedProcess.h"

namespace lopsided
{

std::shared_ptr<WorkerLauncher> WorkerLauncher::shared()
{
    static std::mutex one;
    static std::weak_ptr<WorkerLauncher> existing;
    const std::scoped_lock lock (one);

    if (auto launcher = existing.lock())
        return launcher;

    std::shared_ptr<WorkerLauncher> launcher { new WorkerLauncher };
    existing = launcher;
    return launcher;
}

WorkerLauncher::WorkerLauncher()
    : thread ([this] { run(); })
{}

WorkerLauncher::~WorkerLauncher()
{
    {
        const std::scoped_lock lock (mutex);
        isEnding = true;
    }

    changed.notify_all();
    thread.join();
}

WorkerLauncher::Launched WorkerLauncher::launch (const WorkerCommand& command)
{
    const std::scoped_lock one (oneLaunch);
    std::unique_lock lock (mutex);
    Launched launched;
    job = [&] { launched = spawnWorker (command); };
    changed.notify_all();
    changed.wait (lock, [this] { return job == nullptr; });
    return launched;
}

void WorkerLauncher::run()
{
    std::unique_lock lock (mutex);

    while (! isEnding)
    {
        changed.wait (lock, [this] { return job != nullptr || isEnding; });

        if (job == nullptr)
            continue;

        job();
        job = nullptr;
        changed.notify_all();
    }
}

} // namespace lopsided
