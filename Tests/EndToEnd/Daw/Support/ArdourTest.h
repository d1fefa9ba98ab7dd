#pragma once

#include "DawTest.h"
#include "Recording.h"

#include <functional>
#include <string>

namespace lopsided::testing
{

/** Ardour 7 without a window, run by its Lua. What it makes is the session "song". */
class ArdourTest : public DawTest
{
protected:
    void SetUp() override;

    /** The words that tell a script which rack to insert behind which source. */
    static Words effect (const std::string& format, const std::string& source = "Lopsided Tone");
    static Words instrument (const std::string& format);

    /** Ardour opens no VST3 that its scanner has not seen, none behind a link, and none as new as the scan. */
    void scan (const std::string& name) const;

    /** Lets inner racks find an LV2 that is installed. @returns whether it is. */
    bool useLv2Bundle (const std::string& name) const;

    /** Runs a script to its end. Ardour 7.3 spoils its own heap when it exports, in about every other run and whatever plugin it
        has, MDA Degrade as well; it then ends by a signal. Such a run says nothing, and is made again. */
    void finishScript (const std::string& script, const Words& variables,
                       const std::function<void()>& beforeEach) const;

    /** Makes the session with nothing there before. */
    void make (Words variables, const Words& more) const;

    /** Opens what was saved, with no template to begin with, and exports it. */
    void exportAgain (const std::string& name) const;

    [[nodiscard]] Recording exported (const std::string& name) const;

    /** What was heard while it played. */
    [[nodiscard]] Recording tape() const;

private:
    ChildProgram::Finished runScript (const std::string& script, const Words& variables) const;
};

} // namespace lopsided::testing
