#pragma once

#include "Command.h"
#include "ProgramVariant.h"
#include <Host/PlayOptions.h>

namespace lopsided
{

/** lopsided play: plays a session on an audio device. */
class PlayCommand final : public Command
{
public:
    explicit PlayCommand (const ProgramVariant& programVariant)
        : variant (programVariant)
    {}

    std::string name() const override { return "play"; }
    std::string summary() const override { return "plays a session on an audio device"; }
    std::string usage() const override { return "SESSION [OPTIONS]"; }
    std::string description() const override;
    int maximumPositionals() const override { return 1; }
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;

private:
    static PlayOptions optionsFrom (const Arguments& arguments);

    const ProgramVariant& variant;
};

} // namespace lopsided
