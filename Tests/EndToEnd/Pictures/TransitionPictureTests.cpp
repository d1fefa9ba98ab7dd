#include "RenderedScene.h"
#include "TransitionPicture.h"

#include <Host/PicturePalette.h>

#include <gtest/gtest.h>

#include <cstdlib>

namespace lopsided::testing
{
namespace
{

using Curve = TransitionPicture::Curve;
using Panel = TransitionPicture::Panel;

/** A sine of its own, whatever comes in. */
std::unique_ptr<juce::AudioProcessor> makeTone (double frequency)
{
    auto phase = 0.0;
    return std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [frequency, phase] (juce::AudioBuffer<float>& audio, auto&) mutable {
            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                for (int channel = 0; channel < audio.getNumChannels(); ++channel)
                    audio.setSample (channel, i, 0.8f * static_cast<float> (std::sin (phase)));

                phase += 2.0 * std::numbers::pi * frequency / RenderedScene::sampleRate;
            }
        });
}

/** Sound that comes again every 40 ms, at two thirds. */
std::unique_ptr<juce::AudioProcessor> makeEcho()
{
    std::vector<float> history (static_cast<std::size_t> (RenderedScene::sampleRate * 0.04));
    std::size_t position = 0;
    return std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none,
        [history, position] (juce::AudioBuffer<float>& audio, auto&) mutable {
            for (int i = 0; i < audio.getNumSamples(); ++i)
            {
                auto& past = history[position];
                past = audio.getSample (0, i) + past * 0.66f;
                position = (position + 1) % history.size();

                for (int channel = 0; channel < audio.getNumChannels(); ++channel)
                    audio.setSample (channel, i, past * 0.5f);
            }
        });
}

Curve replaceBy (const CommitOptions& options, juce::uint32 colour, const juce::String& name)
{
    RenderedScene scene;
    const auto id = scene.insert (makeTone (200.0));
    scene.renderUntil (0.021);
    scene.edit (options, [&] (Transaction& edit) { edit.replaceNode (id, makeTone (500.0)); });
    scene.renderUntil (0.05);
    return { scene.output, colour, name };
}

Curve removeEcho (Tails tails, juce::uint32 colour, const juce::String& name)
{
    RenderedScene scene;
    scene.inputFrequency = 400.0;
    const auto id = scene.insert (makeEcho());
    scene.renderUntil (0.02);
    scene.inputFrequency = 0.0;
    scene.renderUntil (0.09);
    scene.edit ({ .tails = tails }, [&] (Transaction& edit) { edit.removeNode (id); });
    scene.renderUntil (0.4);
    return { scene.output, colour, name };
}

/** A silent node beside the sine begins to need 2.5 ms, for which the sine has to wait. */
Curve addLatency (juce::uint32 colour, const juce::String& name)
{
    RenderedScene scene;
    scene.inputFrequency = 250.0;
    scene.insert (std::make_unique<ScalingProcessor> (0.8f));
    scene.renderUntil (0.021);
    scene.edit ({}, [&] (Transaction& edit) {
        const auto late = edit.addNode (std::make_unique<LatencyProcessor> (120));
        const auto silence = edit.addNode (std::make_unique<ScalingProcessor> (0.0f));
        RenderedScene::connect (edit, scene.graph.audioInput(), silence);
        RenderedScene::connect (edit, silence, late);
        RenderedScene::connect (edit, late, scene.graph.audioOutput());
    });
    scene.renderUntil (0.05);
    return { scene.output, colour, name };
}

constexpr double timeOfEdit (double wanted)
{
    constexpr auto block = RenderedScene::blockSize / RenderedScene::sampleRate;
    return block * static_cast<int> (wanted / block + 0.999);
}

std::vector<Panel> makePanels()
{
    return {
        { "A plugin is replaced: 200 Hz, then 500 Hz",
          0.0,
          0.05,
          1.2,
          { replaceBy (CommitOptions::atOnce(), PicturePalette::axis, "at once"),
            replaceBy ({ .tails = Tails::cut }, PicturePalette::waveform, "10 ms, linear") },
          { timeOfEdit (0.021) } },
        { "An echo is removed while it sounds",
          0.0,
          0.4,
          0.6,
          { removeEcho (Tails::ring, PicturePalette::callbackMean, "tails ring"),
            removeEcho (Tails::cut, PicturePalette::parallel, "tails are cut") },
          { timeOfEdit (0.09) } },
        { "A path beside the sine gets a latency of 2.5 ms: the sine waits for it by a second tap",
          0.0,
          0.05,
          1.2,
          { addLatency (PicturePalette::waveform, "the sine") },
          { timeOfEdit (0.021) } },
    };
}

const juce::File storedPicture { LOPSIDED_TRANSITIONS_PICTURE };

/** How many pixels of the plots differ by more than rounding. */
int countDifferences (const TransitionPicture& picture, const juce::Image& drawn, const juce::Image& stored)
{
    const auto differs = [] (juce::Colour a, juce::Colour b) {
        return std::abs (a.getRed() - b.getRed()) > 2 || std::abs (a.getGreen() - b.getGreen()) > 2
               || std::abs (a.getBlue() - b.getBlue()) > 2;
    };
    auto count = 0;

    for (std::size_t panel = 0; panel < 3; ++panel)
    {
        const auto plot = picture.plotOf (panel);

        for (int y = plot.getY() + 1; y < plot.getBottom() - 1; ++y)
            for (int x = plot.getX() + 1; x < plot.getRight() - 1; ++x)
                count += differs (drawn.getPixelAt (x, y), stored.getPixelAt (x, y)) ? 1 : 0;
    }

    return count;
}

void write (const juce::Image& image, const juce::File& file)
{
    juce::MemoryOutputStream bytes;
    ASSERT_TRUE (juce::PNGImageFormat().writeImageToStream (image, bytes));
    ASSERT_TRUE (file.replaceWithData (bytes.getData(), bytes.getDataSize())) << file.getFullPathName();
}

float largestStep (const std::vector<float>& samples, double fromSeconds)
{
    auto largest = 0.0f;

    for (auto i = static_cast<std::size_t> (fromSeconds * RenderedScene::sampleRate); i < samples.size(); ++i)
        largest = std::max (largest, std::abs (samples[i] - samples[i - 1]));

    return largest;
}

/** LOPSIDED_DRAW_PICTURES=1 in the environment draws it anew: then look at it. */
TEST (TransitionPicture, IsTheOneThatWasLookedAt)
{
    const TransitionPicture picture { makePanels() };
    const auto drawn = picture.draw();

    if (std::getenv ("LOPSIDED_DRAW_PICTURES") != nullptr)
        write (drawn, storedPicture);

    const auto stored = juce::ImageFileFormat::loadFrom (storedPicture);
    ASSERT_TRUE (stored.isValid()) << storedPicture.getFullPathName();
    ASSERT_EQ (stored.getBounds(), drawn.getBounds());

    if (const auto count = countDifferences (picture, drawn, stored); count != 0)
    {
        const auto file = juce::File::getCurrentWorkingDirectory().getChildFile ("transitions.drawn.png");
        write (drawn, file);
        ADD_FAILURE() << count << " pixels differ; what was drawn is in " << file.getFullPathName();
    }
}

TEST (TransitionPicture, ShowsStepsWithinTheBound)
{
    constexpr auto fade = 480.0f, peak = 0.8f;
    const auto ownStep = [] (double frequency) {
        return peak
               * static_cast<float> (2.0
                                     * std::sin (std::numbers::pi * frequency / RenderedScene::sampleRate));
    };
    const auto panels = makePanels();
    const auto bound = 2.0f * peak / fade;

    EXPECT_LE (largestStep (panels[0].curves[1].samples, 0.001), ownStep (500.0) + bound);
    EXPECT_GT (largestStep (panels[0].curves[0].samples, 0.001), 2.0f * (ownStep (500.0) + bound))
        << "at once";
    EXPECT_LE (largestStep (panels[2].curves[0].samples, 0.001), ownStep (250.0) + bound);
}

} // namespace
} // namespace lopsided::testing
