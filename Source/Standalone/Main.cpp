#include "StandaloneApplication.h"
#include "StandaloneCommandLine.h"

#include <iostream>

namespace
{

/** JUCE makes the application by itself, from nothing. */
lopsided::StandaloneOptions& options()
{
    static lopsided::StandaloneOptions parsed;
    return parsed;
}

juce::JUCEApplicationBase* createApplication()
{
    return new lopsided::StandaloneApplication (options()); // JUCE deletes it
}

} // namespace

int main (int argc, char* argv[])
{
    const auto parsed = lopsided::StandaloneCommandLine::parse (argc, argv, std::cout, std::cerr);

    if (const auto* exitCode = std::get_if<lopsided::ExitCode> (&parsed))
        return static_cast<int> (*exitCode);

    options() = std::get<lopsided::StandaloneOptions> (parsed);
    juce::JUCEApplicationBase::createInstance = &createApplication;
    return juce::JUCEApplicationBase::main (argc, const_cast<const char**> (argv));
}
