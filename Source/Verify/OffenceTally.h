#pragma once

#include "LoadedObjects.h"

#include <RealtimeTrap/OffenceListener.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <lopsided_plugins/lopsided_plugins.h>
#include <vector>

namespace lopsided
{

/** Counts a thread's offences by what they were and by whose code made them: the plugin's or that of the host around it.

    Made by the first function outside the C and C++ libraries: where that is the program's own, the plugin is innocent. (A
    plugin whose function ends in the offence jumps to it and leaves no frame. The program then stands at an indirect call,
    by which it calls plugins and not the C library.)
*/
class OffenceTally final : public trap::OffenceListener
{
public:
    // [audio thread]
    void noted (const trap::Offence& offence) noexcept override;

    /** What was counted, in the order in which each was first seen. Thread: any, once the audio thread has ended. */
    [[nodiscard]] std::vector<ObservedOffence> ofPlugin() const;
    [[nodiscard]] std::vector<ObservedOffence> ofHost() const;

private:
    struct Entry
    {
        trap::Offence first;
        std::int64_t count = 0;
        LoadedObjects::Owner owner = LoadedObjects::Owner::other;
    };

    [[nodiscard]] LoadedObjects::Owner makerOf (const trap::Offence& offence) const noexcept;
    [[nodiscard]] juce::String placeOf (const trap::Offence& offence, LoadedObjects::Owner maker) const;
    [[nodiscard]] std::vector<ObservedOffence> of (LoadedObjects::Owner owner) const;

    static constexpr std::size_t capacity = 128; // names are few: the rest goes into the last entry

    const LoadedObjects objects;
    std::array<Entry, capacity> entries {};
    std::size_t numEntries = 0;
};

} // namespace lopsided
