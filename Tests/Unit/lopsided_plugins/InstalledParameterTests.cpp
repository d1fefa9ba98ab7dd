#include "Installed.h"

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <cmath>

namespace lopsided
{
namespace
{

TEST (ParameterAccess, SetsDiscreteParametersOfARealLv2PluginToTheirSteps)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://gareus.org/oss/lv2/fil4#stereo", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    int numDiscrete = 0;

    for (auto* parameter : plugin->getParameters())
    {
        if (! parameter->isDiscrete() || ! parameter->isAutomatable())
            continue;

        ++numDiscrete;
        setParameterValue (*plugin, *parameter, 0.7f);
        const auto steps = static_cast<float> (parameter->getNumSteps() - 1);
        const auto position = parameter->getValue() * steps;
        EXPECT_NEAR (position, std::round (position), 1e-4f) << parameter->getName (100);
        EXPECT_EQ (parameter->getValue(), snapParameterValue (*plugin, *parameter, parameter->getValue()));
    }

    EXPECT_GT (numDiscrete, 5);
}

TEST (ParameterAccess, SettledValuesOfARealLv2PluginSurvivePrepareToPlay)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://drobilla.net/plugins/mda/EPiano", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    auto* parameter = findParameters (*plugin, "hardness").at (0);
    setParameterValue (*plugin, *parameter, 0.25f);
    settleParameters (*plugin, 48000.0, 64);
    plugin->prepareToPlay (44100.0, 128);
    EXPECT_NEAR (parameter->getValue(), 0.25f, 1e-6f);
}

} // namespace
} // namespace lopsided
