#include "JackServer.h"
#include <EndToEnd/Trapped/TrapCallbackGuard.h>
#include <Host/Live/JackMidi.h>
#include <Host/Live/LiveAudio.h>
#include <Host/Live/LiveStages.h>
#include <RealtimeTrap/RealtimeTrap.h>
#include <algorithm>
#include <vector>

namespace lopsided::testing
{
namespace
{

/** A graph that plays through a server, with audio and MIDI, as the standalone host lets it. */
class JackReturns : public JackServerTest
{
protected:
    static constexpr int numDeaths = 10;

    JackReturns()
    {
        auto edit = graph.edit();
        edit.connect ({ GraphProcessor::audioInput(), 0 }, { GraphProcessor::audioOutput(), 0 });
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    void poll()
    {
        const auto now = LiveAudio::Clock::now();
        audio.poll (now);
        longestPoll = std::max (longestPoll, LiveAudio::Clock::now() - now);

        if (audio.isLost())
            midi.abandon();
        else
            midi.poll (now);
    }

    bool becomesTrue (const std::function<bool()>& condition)
    {
        return JackServerTest::becomesTrue (condition, [this] { poll(); });
    }

    bool framesAdvance()
    {
        const auto before = audio.frames();
        return becomesTrue ([&] { return audio.frames() > before + 4800; });
    }

    TrapCallbackGuard guard { TrapCallbackGuard::Plant::nothing };
    GraphProcessor graph;
    LiveStages stages;
    std::vector<LiveAudio::Event> events;
    JackMidi midi { JackLibrary::find(), stages.midiInput(), stages.midiOutput() };
    LiveAudio audio { graph, guard, &stages, [this] (auto event, const auto&) { events.push_back (event); } };
    LiveAudio::Clock::duration longestPoll {};
};

TEST_F (JackReturns, AServerThatDiesTenTimesIsTakenBackByItselfEachTimeAndTheGraphPlaysOnMeanwhile)
{
    ASSERT_TRUE (audio.start ({ .device = "JACK:system" }).wasOk());
    ASSERT_TRUE (framesAdvance());
    ASSERT_TRUE (becomesTrue ([this] { return midi.isConnected(); }));

    for (int death = 0; death < numDeaths; ++death)
    {
        SCOPED_TRACE (death);
        endServer (death % 2 == 0 ? SIGTERM : SIGKILL);
        ASSERT_TRUE (becomesTrue ([this] { return audio.isLost(); }));
        EXPECT_FALSE (midi.isConnected());
        ASSERT_TRUE (framesAdvance()) << "on the dummy";
        EXPECT_EQ (audio.status().sampleRate, 48000.0);
        EXPECT_EQ (audio.status().blockSize, 64);

        startServer();
        ASSERT_TRUE (becomesTrue ([this] { return ! audio.isLost(); }));
        EXPECT_EQ (audio.status().device, AudioStatus::Device::playing);
        ASSERT_TRUE (framesAdvance()) << "on the server";
        ASSERT_TRUE (becomesTrue ([this] { return midi.isConnected(); }));

        const auto ports = run ({ "jack_lsp", "-c" }).out;
        EXPECT_NE (ports.find ("system:playback_1\n   Lopsided:out_1"), std::string::npos) << ports;
        EXPECT_NE (ports.find ("Lopsided MIDI:in"), std::string::npos) << ports;
    }

    EXPECT_EQ (std::count (events.begin(), events.end(), LiveAudio::Event::lost), numDeaths);
    EXPECT_EQ (std::count (events.begin(), events.end(), LiveAudio::Event::back), numDeaths);
    audio.stop();

    if (trap::isAvailable())
        EXPECT_EQ (*guard.offences(), 0u) << ::testing::PrintToString (guard.describeOffences());
    else
        std::cout << "offences are not watched here: " << trap::unavailableReason() << '\n';

    std::cout << "the message thread was held up for at most "
              << std::chrono::duration<double, std::milli> (longestPoll).count() << " ms\n";
}

TEST_F (JackReturns, AServerThatOnlyStartsLaterIsTakenWhenItIsThere)
{
    endServer (SIGTERM);
    ASSERT_TRUE (audio.start ({ .device = "JACK:system" }).wasOk());
    EXPECT_TRUE (audio.isLost());
    ASSERT_TRUE (framesAdvance());
    startServer();
    ASSERT_TRUE (becomesTrue ([this] { return ! audio.isLost(); }));
    ASSERT_TRUE (framesAdvance());
}

} // namespace
} // namespace lopsided::testing
