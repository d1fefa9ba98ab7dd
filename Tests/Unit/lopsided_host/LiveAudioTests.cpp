#include "FakeStudio.h"
#include <Host/Live/LiveAudio.h>
#include <Host/UnmeasuredGuard.h>
#include <TestProcessors/TestProcessors.h>
#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{

using namespace std::chrono_literals;

/** A graph that counts its blocks, on devices that die on request, at times that the test makes up. */
class LiveAudioTest : public ::testing::Test
{
protected:
    LiveAudioTest()
    {
        auto edit = graph.edit();
        auto processor = std::make_unique<ParameterProcessor>();
        counted = processor.get();
        node = edit.addNode (std::move (processor));
        edit.connect ({ node, 0 }, { GraphProcessor::audioOutput(), 0 });
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    void pollFor (std::chrono::milliseconds time)
    {
        for (auto passed = 0ms; passed < time; passed += 5ms)
            live.poll (now += 5ms);
    }

    void playFor (std::chrono::milliseconds time)
    {
        for (auto passed = 0ms; passed < time; passed += 5ms)
        {
            ASSERT_TRUE (studio.current->call());
            live.poll (now += 5ms);
        }
    }

    FakeStudio studio;
    UnmeasuredGuard guard;
    GraphProcessor graph;
    NodeID node;
    ParameterProcessor* counted = nullptr;
    std::vector<LiveAudio::Event> events;
    std::vector<std::string> sentences;
    LiveAudio::Clock::time_point now { 100s };
    LiveAudio live { graph, guard, nullptr,
                     [this] (auto event, const auto& sentence) {
                         events.push_back (event);
                         sentences.push_back (sentence);
                     },
                     [this] (const DeviceRequest& request) { return studio.open (request); } };
};

TEST_F (LiveAudioTest, PlaysOnTheDeviceThatIsAskedForAtItsRateAndBlock)
{
    studio.devices["JACK:system"] = { 96000.0, 128 };
    ASSERT_TRUE (live.start ({ .device = "JACK:system" }).wasOk());
    playFor (50ms);

    const auto status = live.status();
    EXPECT_EQ (status.device, AudioStatus::Device::playing);
    EXPECT_EQ (status.deviceName, "JACK:system");
    EXPECT_EQ (status.sampleRate, 96000.0);
    EXPECT_EQ (status.blockSize, 128);
    EXPECT_EQ (status.deviceLatencySamples, 15);
    EXPECT_EQ (status.blocks, 10u);
    EXPECT_EQ (counted->lengths(), std::vector<int> (10, 128));
    EXPECT_EQ (counted->getSampleRate(), 96000.0);
}

TEST_F (LiveAudioTest, ADeviceThatSaysThatItHasDiedIsReplacedByTheDummyAtOnceAndTakenBackWithinASecond)
{
    studio.devices["ALSA:card"] = {};
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());
    playFor (50ms);
    const auto incarnation = graph.model()->findNode (node)->instance->incarnation();

    studio.devices.clear();
    studio.current->die();
    pollFor (5ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);
    EXPECT_EQ (live.status().deviceName, "ALSA:card");
    EXPECT_EQ (studio.current->getName(), "dummy");
    EXPECT_EQ (studio.current->getCurrentSampleRate(), 48000.0);
    EXPECT_EQ (studio.current->getCurrentBufferSizeSamples(), 64);
    ASSERT_EQ (events, std::vector { LiveAudio::Event::lost });
    EXPECT_NE (sentences[0].find ("ALSA:card has vanished"), std::string::npos) << sentences[0];

    playFor (3s);
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);
    EXPECT_EQ (studio.requests.size(), 5u) << "asked for once a second";

    studio.devices["ALSA:card"] = {};
    pollFor (1s);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (studio.current->getName(), "ALSA:card");
    EXPECT_EQ (events.back(), LiveAudio::Event::back);
    const auto before = counted->calls.size();
    playFor (50ms);
    EXPECT_EQ (counted->calls.size(), before + 10);
    EXPECT_EQ (graph.model()->findNode (node)->instance->incarnation(), incarnation);
}

TEST_F (LiveAudioTest, ADeviceThatJustStopsCallingIsNoticedLaterWhereItsBlocksAreBig)
{
    studio.devices["ALSA:card"] = { 48000.0, 64 };
    studio.devices["JACK:system"] = { 48000.0, 8192 };
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());
    playFor (5ms);
    pollFor (900ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    pollFor (200ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);

    ASSERT_TRUE (live.choose ({ .device = "JACK:system" }).wasOk());
    playFor (5ms);
    pollFor (2500ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    pollFor (500ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);
}

TEST_F (LiveAudioTest, AMessageThreadThatStoodStillDoesNotTakeTheDeviceForDead)
{
    studio.devices["ALSA:card"] = {};
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());
    playFor (5ms);
    live.poll (now += 20s);
    live.poll (now += 5ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
}

TEST_F (LiveAudioTest, TheGraphIsPreparedAgainOnlyWhenRateOrBlockHasChanged)
{
    studio.devices["ALSA:card"] = {};
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());
    playFor (50ms);
    const auto position = graph.samplePosition(); // which prepareToPlay restarts
    EXPECT_EQ (position, 10 * 64);

    studio.current->die();
    pollFor (5ms);
    playFor (50ms);
    EXPECT_EQ (graph.samplePosition(), position + 10 * 64);

    studio.devices["ALSA:card"] = { 44100.0, 64 };
    pollFor (1s);
    EXPECT_EQ (graph.samplePosition(), 0);
    EXPECT_EQ (live.status().sampleRate, 44100.0);
}

TEST_F (LiveAudioTest, WhatPlayedPlaysOnWhenAnotherDeviceCannotBeOpened)
{
    studio.devices["ALSA:card"] = {};
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());
    const auto refused = live.choose ({ .device = "ALSA:other" });
    EXPECT_TRUE (refused.failed());
    EXPECT_TRUE (refused.getErrorMessage().contains ("ALSA:other is not there"));
    EXPECT_EQ (live.choice().device, "ALSA:card");
    playFor (50ms);
    EXPECT_EQ (live.status().deviceName, "ALSA:card");
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
}

TEST_F (LiveAudioTest, ADeviceThatIsNotThereAtTheStartIsTakenAsSoonAsItIs)
{
    ASSERT_TRUE (live.start ({ .device = "JACK:system" }).wasOk());
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);
    EXPECT_TRUE (studio.current->call());

    studio.devices["JACK:system"] = {};
    pollFor (1005ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (live.status().deviceName, "JACK:system");
}

TEST_F (LiveAudioTest, WithoutANameTheKindThatWasLostIsTakenBackAndNotTheDummy)
{
    studio.devices["JACK:system"] = {};
    ASSERT_TRUE (live.start ({}).wasOk());
    studio.devices.clear();
    studio.current->die();
    pollFor (2500ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::lost);

    studio.devices["JACK:studio"] = {};
    pollFor (1005ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (live.status().deviceName, "JACK:studio");
}

TEST_F (LiveAudioTest, WhereAnyDeviceIsWantedAndThereIsNoneTheFirstThatAppearsIsTaken)
{
    ASSERT_TRUE (live.start ({}).wasOk());
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (live.status().deviceName, "dummy");
    playFor (2500ms);
    EXPECT_EQ (studio.requests.size(), 4u) << "looked for at once, and then once a second";
    EXPECT_EQ (live.status().deviceName, "dummy");
    const auto position = graph.samplePosition();

    studio.devices["JACK:system"] = { 44100.0, 512 }; // as the dummy plays
    pollFor (1005ms);
    EXPECT_EQ (live.status().device, AudioStatus::Device::playing);
    EXPECT_EQ (live.status().deviceName, "JACK:system");
    EXPECT_TRUE (live.isOnDeviceOfType ("JACK"));
    EXPECT_EQ (events.back(), LiveAudio::Event::back);
    EXPECT_NE (sentences.back().find ("JACK:system"), std::string::npos) << sentences.back();
    EXPECT_EQ (graph.samplePosition(), position) << "the graph plays on";

    const auto numRequests = studio.requests.size();
    playFor (2500ms);
    EXPECT_EQ (studio.requests.size(), numRequests) << "there is nothing to look for any more";
}

TEST_F (LiveAudioTest, ADummyThatWasChosenIsNotLeft)
{
    ASSERT_TRUE (live.start ({ .device = "dummy" }).wasOk());
    studio.devices["JACK:system"] = {};
    playFor (2500ms);
    EXPECT_EQ (live.status().deviceName, "dummy");

    studio.devices.clear();
    ASSERT_TRUE (live.choose ({}).wasOk());
    studio.devices["JACK:system"] = {};
    pollFor (1005ms);
    EXPECT_EQ (live.status().deviceName, "JACK:system") << "any was chosen while there was none";

    studio.devices.clear();
    ASSERT_TRUE (live.choose ({}).wasOk());
    ASSERT_TRUE (live.choose ({ .device = "dummy" }).wasOk());
    studio.devices["JACK:system"] = {};
    playFor (2500ms);
    EXPECT_EQ (live.status().deviceName, "dummy");
}

TEST_F (LiveAudioTest, LoadsComeInSpansOfFiftyMillisecondsAndFiguresCanBeReset)
{
    studio.devices["ALSA:card"] = { 48000.0, 480 };
    ASSERT_TRUE (live.start ({ .device = "ALSA:card" }).wasOk());

    for (int block = 0; block < 17; ++block)
        studio.current->call();

    EXPECT_EQ (live.status().blocks, 17u);
    EXPECT_EQ (live.takeLoads().size(), 3u);
    EXPECT_TRUE (live.takeLoads().empty());
    EXPECT_GT (live.status().worstLoad, 0.0);
    EXPECT_GE (live.status().worstLoad, live.status().meanLoad);
    live.resetFigures();
    EXPECT_EQ (live.status().blocks, 0u);
    EXPECT_EQ (live.status().worstLoad, 0.0);
}

} // namespace
} // namespace lopsided::testing
