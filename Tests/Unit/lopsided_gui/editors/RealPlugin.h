#pragma once

namespace lopsided::testing
{

/** A plugin that Debian has, with an editor that a toolkit other than JUCE draws. Those of x42-plugins have no size when they are
    opened, and Calf's are for GTK: of both the parameters are shown. */
struct RealPlugin
{
    const char* name;
    const char* format;
    const char* identifier;
};

inline constexpr RealPlugin realPlugins[] {
    { "ZamCompVST3", "VST3", "ZamComp" },
    { "ZamEQ2VST3", "VST3", "ZamEQ2" },
    { "ZamCompLV2", "LV2", "urn:zamaudio:ZamComp" },
    { "DragonflyHall", "LV2", "https://github.com/michaelwillis/dragonfly-reverb" },
    { "ZamVerb", "LV2", "urn:zamaudio:ZamVerb" },
    { "LspCompressor", "LV2", "http://lsp-plug.in/plugins/lv2/compressor_stereo" },
};

} // namespace lopsided::testing
