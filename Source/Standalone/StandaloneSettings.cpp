#include "StandaloneSettings.h"

namespace lopsided
{
namespace
{

constexpr auto savedAfterMilliseconds = 2000;

juce::PropertiesFile::Options fileOptions()
{
    juce::PropertiesFile::Options options;
    options.millisecondsBeforeSaving = savedAfterMilliseconds;
    options.storageFormat = juce::PropertiesFile::storeAsXML;
    return options;
}

} // namespace

StandaloneSettings::StandaloneSettings()
    : file (lopsidedHome().getChildFile ("standalone.xml"), fileOptions())
{}

AudioChoice StandaloneSettings::audio() const
{
    return { file.getValue ("device"), file.getDoubleValue ("rate"), file.getIntValue ("block"),
             file.getIntValue ("inputs", -1), file.getIntValue ("outputs", -1) };
}

void StandaloneSettings::setAudio (const AudioChoice& choice)
{
    file.setValue ("device", choice.device);
    file.setValue ("rate", choice.sampleRate);
    file.setValue ("block", choice.blockSize);
    file.setValue ("inputs", choice.numInputs);
    file.setValue ("outputs", choice.numOutputs);
}

} // namespace lopsided
