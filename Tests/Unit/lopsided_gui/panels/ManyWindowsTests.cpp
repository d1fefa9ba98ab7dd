#include "ManyWindowsFixture.h"

#include <array>
#include <memory>
#include <vector>

namespace lopsided
{
namespace
{

using testing::EditorProcessor;
using testing::ManyWindowsTest;

/** An editor with as much in it as plugins' have. */
class FullEditor final : public juce::AudioProcessorEditor
{
public:
    explicit FullEditor (juce::AudioProcessor& owner)
        : juce::AudioProcessorEditor (owner)
    {
        for (auto& slider : sliders)
            addAndMakeVisible (slider);

        setSize (400, 260);
    }

    void resized() override
    {
        for (int i = 0; i < 24; ++i)
            sliders[static_cast<std::size_t> (i)].setBounds (i % 6 * 64, i / 6 * 64, 60, 60);
    }

private:
    std::array<juce::Slider, 24> sliders;
};

TEST_F (ManyWindowsTest, OpensMovesAndClosesFiftyEditorsWhileTheGraphPlays)
{
    std::vector<NodeID> nodes;

    for (int i = 0; i < 50; ++i)
        nodes.push_back (add (std::make_unique<EditorProcessor> (
            [] (juce::AudioProcessor& owner) { return new FullEditor (owner); })));

    openMoveAndClose (nodes, 64, "50 editors");
}

} // namespace
} // namespace lopsided
