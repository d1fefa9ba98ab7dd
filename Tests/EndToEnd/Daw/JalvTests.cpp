#include "Support/DawTest.h"
#include "Support/JackWire.h"
#include "Support/RackSessions.h"
#include "Support/Recording.h"

#include <unistd.h>

namespace lopsided::testing
{
namespace
{

/** The LV2 in jalv, a host of LV2's own authors, on a JACK server of the test's own. */
class Jalv : public DawTest
{
protected:
    void SetUp() override
    {
        for (const auto* program : { "jackd", "jalv" })
            if (! isInstalled (program))
                GTEST_SKIP() << program << " is not installed";

        beginRacksWith (RackSessions::scenes());
        server = std::make_unique<ChildProgram> (
            Words { "jackd", "-n", serverName, "-d", "dummy", "-r", "48000", "-p", "256" });

        const auto isReady = [this] {
            wire = std::make_unique<JackWire> (serverName);
            return wire->isOpen() || ! server->isRunning();
        };

        if (! becomesTrue (isReady, std::chrono::seconds (20)) || ! wire->isOpen())
            GTEST_SKIP() << "jackd does not start here: " << server->outputSoFar();
    }

    std::unique_ptr<ChildProgram> start (const Words& more) const
    {
        Words words {
            "env", "JACK_DEFAULT_SERVER=" + serverName, "JACK_NO_START_SERVER=1", "jalv", "-i", "-x", "-n",
            "Rack"
        };
        words.insert (words.end(), more.begin(), more.end());
        return std::make_unique<ChildProgram> (inOwnHome (words));
    }

    /** Whether the tone comes through at this level, without a gap. */
    bool levelBecomes (float wanted)
    {
        return becomesTrue (
            [&] {
                const Recording tenth (wire->last (4800));
                return wire->connect ("Rack:audio_in_1", "Rack:audio_out_1")
                       && std::abs (tenth.peak() - wanted) < 0.002f && tenth.quietestBlock() > 0.9f * wanted;
            },
            std::chrono::seconds (20));
    }

    const std::string serverName = "lopsided-jalv-" + std::to_string (::getpid());
    std::unique_ptr<ChildProgram> server;
    std::unique_ptr<JackWire> wire;
};

TEST_F (Jalv, PlaysWhatComesInThroughTheGraph)
{
    const auto jalv = start ({ effectUri });
    EXPECT_TRUE (levelBecomes (JackWire::level * RackSessions::half)) << jalv->outputSoFar();
}

} // namespace
} // namespace lopsided::testing
