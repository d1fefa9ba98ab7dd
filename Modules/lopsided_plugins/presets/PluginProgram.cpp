#include "PluginProgram.h"

namespace lopsided
{

std::vector<PluginProgram> programsOf (juce::AudioProcessor& processor)
{
    std::vector<PluginProgram> programs;

    for (int index = 0; index < processor.getNumPrograms(); ++index)
        if (const auto name = processor.getProgramName (index); name.isNotEmpty())
            programs.push_back ({ index, name });

    return programs;
}

PluginResult<void> loadProgram (juce::AudioProcessor& processor, const juce::String& name)
{
    static constexpr int mostNamed = 8;
    juce::StringArray names;

    for (const auto& program : programsOf (processor))
    {
        if (program.name == name)
        {
            processor.setCurrentProgram (program.index);
            return {};
        }

        if (names.size() < mostNamed)
            names.add ("'" + program.name + "'");
    }

    return PluginError { PluginError::Code::presetRefused,
                         ("'" + processor.getName() + "' has no preset '" + name + "'. "
                          + (names.isEmpty() ? juce::String ("It has none at all.")
                                             : "It has " + names.joinIntoString (", ") + " …"))
                             .toStdString() };
}

} // namespace lopsided
