#pragma once

#include "AudioPoll.h"
#include "DeadlineGraph.h"
#include "StatusItem.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** How the device and the graph do: the deadline graph, loads, late blocks with the culprit's name, latency, device.

    Thread: message thread. Realtime: may block. Cost: O(1) at each look.
*/
class StatusBar final : public juce::Component, private AudioPoll::Listener
{
public:
    static constexpr int height = 38;

    /** Both outlive it. */
    StatusBar (AudioHost& hostToAsk, AudioPoll& pollToHear);
    ~StatusBar() override;

    /** Somebody wants the audio settings. */
    std::function<void()> onAudioSettings;

    [[nodiscard]] const DeadlineGraph& graph() const noexcept { return deadlines; }

    // The figures; a click on the device or the latency opens the settings, one on the others begins to count anew.
    StatusItem load { "Load", "How much of the deadline the blocks take. A click begins to count anew." };
    StatusItem late { "Deadline", "Blocks that came late, and which node took most of the last one. "
                                  "A click begins to count anew." };
    StatusItem latency { "Latency",
                         "Of the graph and the device together. A click opens the audio settings." };
    StatusItem device { "Audio", "A click opens the audio settings." };

    void paint (juce::Graphics& graphics) override;
    void resized() override;

private:
    void audioPolled (const AudioStatus& status, const std::vector<float>& loads) override;
    void resetFigures();

    AudioHost& host;
    AudioPoll& poll;
    DeadlineGraph deadlines;

    JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR (StatusBar)
};

} // namespace lopsided
