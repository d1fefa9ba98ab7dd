#pragma once

#include "Support/ProgramTest.h"

#include <string>

namespace lopsided::testing
{

/** A test that runs the rack in a host which nobody here wrote. */
class DawTest : public ProgramTest
{
protected:
    DawTest();

    /** What a new rack begins with from here on. */
    void beginRacksWith (const std::string& session) const;

    /** Whatever a program would keep of its user's or find of its user's is the test's own: the words that run it so. */
    Words inOwnHome (const Words& program) const;

    static bool isInstalled (const std::string& program);

    /** The folder that holds the racks' bundles in the build, "vst3" or "lv2". */
    static std::string bundles (const std::string& format);

    static constexpr auto effectUri = "http://lopsided.local/plugins/rack";
    static constexpr auto instrumentUri = "http://lopsided.local/plugins/rack-instrument";

private:
    /** What describes LV2 itself, and the few plugins that racks here are filled with: others take seconds to read. */
    void linkLv2Bundles() const;
};

} // namespace lopsided::testing
