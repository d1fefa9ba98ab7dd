#include <Verify/VerifyTask.h>
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace
{
/** What this program can do for a host. */
std::vector<std::unique_ptr<lopsided::WorkerTask>> allTasks()
{
    std::vector<std::unique_ptr<lopsided::WorkerTask>> tasks;
    tasks.push_back (std::make_unique<lopsided::ScanTask>());
    tasks.push_back (std::make_unique<lopsided::VerifyTask>());
    return tasks;
}
} // namespace

int main (int argc, char** argv)
{
    const juce::ScopedJuceInitialiser_GUI messageThread;
    lopsided::WorkerLoop loop (allTasks());
    return loop.run (juce::StringArray (argv + 1, argc - 1));
}
