#include "RackWatch.h"

#include <pluginterfaces/base/ipluginbase.h>

// Of the VST3 binary that this is linked into; elsewhere there is none.
extern "C" [[gnu::weak]] Steinberg::IPluginFactory* PLUGIN_API GetPluginFactory();

namespace lopsided
{
namespace
{

void forgetHostOfFactory()
{
    if (GetPluginFactory == nullptr)
        return;

    const Steinberg::IPtr<Steinberg::IPluginFactory> factory (GetPluginFactory(), false);

    if (const Steinberg::FUnknownPtr<Steinberg::IPluginFactory3> settable (factory); settable != nullptr)
        settable->setHostContext (nullptr);
}

} // namespace

void RackWatch::openingEnds()
{
    next.openingEnds();
    forgetHostOfFactory(); // one that could not be opened is gone already
}

void RackWatch::instanceAboutToBeDestroyed (juce::AudioProcessor&)
{
    forgetHostOfFactory();
}

} // namespace lopsided
