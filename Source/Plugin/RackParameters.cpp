#include "RackParameters.h"

#include <lopsided_session/lopsided_session.h>
#include <utility>

namespace lopsided
{
namespace
{

constexpr auto firstVersion = 1;

template <typename Parameter>
Parameter* addTo (juce::AudioProcessor& processor, std::unique_ptr<Parameter> parameter)
{
    auto* added = parameter.get();
    processor.addParameter (parameter.release());
    return added;
}

} // namespace

RackParameters::RackParameters (juce::AudioProcessor& processor)
    : bypassParameter (addTo (processor, std::make_unique<juce::AudioParameterBool> (
                                             juce::ParameterID { "bypass", firstVersion }, "Bypass", false))),
      sceneParameter (addTo (processor, std::make_unique<juce::AudioParameterInt> (
                                            juce::ParameterID { "scene", firstVersion }, "Scene", 0,
                                            SessionDocument::maximumScenes, 0,
                                            juce::AudioParameterIntAttributes().withStringFromValueFunction (
                                                [this] (int scene, int maximumLength) {
                                                    const auto text = nameOfScene (scene);
                                                    return maximumLength > 0
                                                               ? text.substring (0, maximumLength)
                                                               : text;
                                                }))))
{
    for (int index = 0; index < MacroParameter::count; ++index)
        macros[static_cast<std::size_t> (index)] =
            addTo (processor, std::make_unique<MacroParameter> (index));
}

bool RackParameters::nameScenes (std::vector<juce::String> names)
{
    const std::lock_guard hold { mutex };

    if (sceneNames == names)
        return false;

    sceneNames = std::move (names);
    return true;
}

juce::String RackParameters::nameOfScene (int scene) const
{
    if (scene <= 0)
        return "0: as it is";

    const std::lock_guard hold { mutex };
    const auto index = static_cast<std::size_t> (scene - 1);
    return juce::String (scene) + (index < sceneNames.size() ? ": " + sceneNames[index] : juce::String());
}

} // namespace lopsided
