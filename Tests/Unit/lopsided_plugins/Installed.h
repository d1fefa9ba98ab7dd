#pragma once

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

/** Makes `plugin` from `reference`, or skips the test and says what is missing. Any error but notInstalled is a failure. */
#define LOPSIDED_SKIP_UNLESS_INSTALLED(plugin, library, reference)                                           \
    auto plugin##Result = (library).create (reference, 48000.0, 512);                                        \
    if (! plugin##Result && plugin##Result.error().code == lopsided::PluginError::Code::notInstalled)        \
        GTEST_SKIP() << plugin##Result.error().message;                                                      \
    ASSERT_TRUE (plugin##Result) << plugin##Result.error().message;                                          \
    std::unique_ptr<juce::AudioProcessor> plugin = std::move (*plugin##Result)
