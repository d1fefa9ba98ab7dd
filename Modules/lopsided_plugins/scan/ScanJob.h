#pragma once

#include "FileStamp.h"
#include "PluginFile.h"

namespace lopsided
{

/** What a worker is asked in one go: a file, or one plugin of an LV2 bundle. */
struct ScanJob
{
    PluginFile source;
    FileStamp stamp;
    juce::String uri; /**< of the LV2 plugin; empty where the file is meant */
};

} // namespace lopsided
