#pragma once

#include "Command.h"

namespace lopsided
{

/** lopsided render: renders a session to a WAV file, offline. */
class RenderCommand final : public Command
{
public:
    std::string name() const override { return "render"; }
    std::string summary() const override { return "renders a session to a WAV file, offline"; }
    std::string usage() const override { return "SESSION --output OUT.wav [OPTIONS]"; }
    std::string description() const override;
    int maximumPositionals() const override { return 1; }
    void addOptions (boost::program_options::options_description& options) const override;
    ExitCode run (const Arguments& arguments, const Console& console) override;
};

} // namespace lopsided
