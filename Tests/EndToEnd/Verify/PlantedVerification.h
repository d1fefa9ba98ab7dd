#pragma once

#include <RealtimeTrap/RealtimeTrap.h>
#include <Verify/PluginVerification.h>
#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

namespace lopsided::testing
{

/** Observes planted plugins in this process; skipped, with the reason, where the trap is inert. */
class PlantedVerification : public ::testing::Test
{
protected:
    static void SetUpTestSuite() { setenv ("LV2_PATH", LOPSIDED_PLANTED_PLUGINS, 1); }

    void SetUp() override
    {
        if (! trap::isAvailable())
            GTEST_SKIP() << trap::unavailableReason();
    }

    /** The verdict on the planted plugin of this name. */
    [[nodiscard]] static ObservedVerdict verify (const std::string& name,
                                                 VerifyOptions options = shortOptions())
    {
        PluginLibrary library;
        const PluginReference reference { "LV2", juce::String ("urn:lopsided:planted:" + name), {} };
        PluginVerification verification ([&] { return library.create (reference, options.sampleRate, 1024); },
                                         options);

        while (! verification.isOver())
            verification.runPhase();

        return verification.verdict();
    }

    [[nodiscard]] static VerifyOptions shortOptions()
    {
        VerifyOptions options;
        options.seconds = 0.5;
        return options;
    }

    [[nodiscard]] static const ObservedOffence* find (const ObservedVerdict& verdict,
                                                      const juce::String& name)
    {
        for (const auto& offence : verdict.offences)
            if (offence.name == name)
                return &offence;

        return nullptr;
    }
};

} // namespace lopsided::testing
