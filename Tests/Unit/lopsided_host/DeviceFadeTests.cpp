#include "ThreadedDevice.h"
#include <EndToEnd/Trapped/TrapCallbackGuard.h>
#include <Host/Live/LiveAudio.h>
#include <Host/Live/LiveStages.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <TestProcessors/TestProcessors.h>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;

/** A sine that plays through the stages of the standalone host, from device to device, each of which keeps what it played. */
class DeviceFadeTest : public ::testing::Test
{
protected:
    static constexpr float level = 0.5f;
    static constexpr double frequency = 500.0;

    DeviceFadeTest()
    {
        auto edit = graph.edit();
        const auto sine = edit.addNode (std::make_unique<FunctionProcessor> (
            0, 1, TestProcessor::Midi::none, [this] (juce::AudioBuffer<float>& audio, juce::MidiBuffer&) {
                for (int i = 0; i < audio.getNumSamples(); ++i)
                {
                    phase += juce::MathConstants<double>::twoPi * frequency / ThreadedDevice::rate;

                    for (int channel = 0; channel < audio.getNumChannels(); ++channel)
                        audio.setSample (channel, i, level * static_cast<float> (std::sin (phase)));
                }
            }));
        edit.connect ({ { sine, 0 }, { GraphProcessor::audioOutput(), 0 } });
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    HostResult<OpenDevice> open (const DeviceRequest& request)
    {
        OpenDevice opened;
        opened.device = std::make_unique<ThreadedDevice> (request.name, recordings[request.name]);
        opened.name = request.name.toStdString();
        opened.identifier = request.name;
        return opened;
    }

    /** Until the sine has been heard for some time. */
    void playOn()
    {
        const auto end = live.frames() + 6000;
        const auto tooLate = std::chrono::steady_clock::now() + 20s;

        while (live.frames() < end && std::chrono::steady_clock::now() < tooLate)
            std::this_thread::sleep_for (1ms); // the device's thread makes the time pass

        ASSERT_GE (live.frames(), end);
    }

    /** From the silence before it to the silence after it. */
    static float largestStep (const std::vector<float>& samples)
    {
        auto largest = std::abs (samples.front());

        for (std::size_t i = 1; i < samples.size(); ++i)
            largest = std::max (largest, std::abs (samples[i] - samples[i - 1]));

        return std::max (largest, std::abs (samples.back()));
    }

    static void expectNoClick (const std::vector<float>& samples)
    {
        ASSERT_GE (samples.size(), 5000u);
        const auto ofTheSine =
            level
            * static_cast<float> (juce::MathConstants<double>::twoPi * frequency / ThreadedDevice::rate);
        const auto ofTheRamp = level / static_cast<float> (OutputStage::rampSeconds * ThreadedDevice::rate);
        EXPECT_LE (largestStep (samples), 1.01f * ofTheSine + ofTheRamp);
        EXPECT_GE (*std::max_element (samples.begin(), samples.end()), 0.99f * level) << "it was heard";
    }

    double phase = 0.0;
    std::map<juce::String, std::vector<float>> recordings;
    TrapCallbackGuard guard { TrapCallbackGuard::Plant::nothing };
    GraphProcessor graph;
    LiveStages stages;
    LiveAudio live { graph, guard, &stages, [] (auto, const auto&) {},
                     [this] (const DeviceRequest& request) { return open (request); } };
};

TEST_F (DeviceFadeTest, ADeviceIsLeftAndTheNextOneEnteredWithoutAClick)
{
    ASSERT_TRUE (live.start ({ .device = "ALSA:one" }).wasOk());
    playOn();
    const auto before = std::chrono::steady_clock::now();
    ASSERT_TRUE (live.choose ({ .device = "ALSA:two" }).wasOk());
    std::cout << "the change held the message thread up for "
              << std::chrono::duration<double, std::milli> (std::chrono::steady_clock::now() - before).count()
              << " ms\n";
    playOn();
    live.stop();

    expectNoClick (recordings.at ("ALSA:one"));
    expectNoClick (recordings.at ("ALSA:two"));

    if (trap::isAvailable())
        EXPECT_EQ (*guard.offences(), 0u) << ::testing::PrintToString (guard.describeOffences());
    else
        std::cout << "offences are not watched here: " << trap::unavailableReason() << '\n';
}

TEST_F (DeviceFadeTest, AMutedOutputStaysSilentOnTheNextDevice)
{
    stages.output().set ({ .mute = SessionOutput::Switch::on });
    ASSERT_TRUE (live.start ({ .device = "ALSA:one" }).wasOk());
    playOn();
    ASSERT_TRUE (live.choose ({ .device = "ALSA:two" }).wasOk());
    playOn();
    live.stop();
    const auto& heard = recordings.at ("ALSA:two");
    EXPECT_EQ (*std::max_element (heard.begin(), heard.end()), 0.0f);
}

} // namespace
} // namespace lopsided::testing
