#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

namespace lopsided
{

/** The simplest synthesiser that hears MIDI as the specification says: knows which keys are down, which pedals are,
    and which notes go on because of them. */
class ModelSynth
{
public:
    using Key = std::pair<int, int>; ///< channel and note, or channel and pedal

    void hear (const std::vector<std::uint8_t>& bytes)
    {
        const auto channel = bytes[0] & 0x0f;

        switch (bytes[0] & 0xf0)
        {
            case 0x90:
            {
                if (bytes[2] > 0)
                    strike ({ channel, bytes[1] });
                else
                    leave ({ channel, bytes[1] });

                break;
            }
            case 0x80: leave ({ channel, bytes[1] }); break;
            case 0xb0: hearController (channel, bytes[1], bytes[2]); break;
            default: break;
        }
    }

    [[nodiscard]] bool isSilent() const { return keys.empty() && sustained.empty() && pedals.empty(); }

    std::set<Key> keys;   ///< down
    std::set<Key> pedals; ///< down

private:
    void strike (Key key)
    {
        keys.insert (key);
        sustained.erase (key);
    }

    void leave (Key key)
    {
        if (keys.erase (key) != 0 && (isSustaining (key.first) || latched.count (key) != 0))
            sustained.insert (key);
    }

    [[nodiscard]] bool isSustaining (int channel) const
    {
        return pedals.count ({ channel, 64 }) != 0 || pedals.count ({ channel, 69 }) != 0;
    }

    void hearController (int channel, int controller, int value)
    {
        if (controller == 64 || controller == 66 || controller == 69)
            movePedal (channel, controller, value >= 64);
        else if (controller == 121)
            for (const auto pedal : { 64, 66 })
                movePedal (channel, pedal, false);
        else if (controller == 120)
            for (auto* set : { &keys, &sustained, &latched })
                endChannel (channel, *set);
        else if (controller >= 123)
            for (const auto& key : std::set<Key> { keys })
                if (key.first == channel)
                    leave (key);
    }

    void movePedal (int channel, int pedal, bool down)
    {
        if (! down)
            pedals.erase ({ channel, pedal });
        else if (pedals.insert ({ channel, pedal }).second && pedal == 66)
            std::copy_if (keys.begin(), keys.end(), std::inserter (latched, latched.end()),
                          [&] (const Key& key) { return key.first == channel; });

        if (pedals.count ({ channel, 66 }) == 0)
            endChannel (channel, latched);

        if (! isSustaining (channel))
            for (const auto& key : std::set<Key> { sustained })
                if (key.first == channel && latched.count (key) == 0)
                    sustained.erase (key);
    }

    static void endChannel (int channel, std::set<Key>& set)
    {
        set.erase (set.lower_bound ({ channel, 0 }), set.lower_bound ({ channel + 1, 0 }));
    }

    std::set<Key> sustained; ///< go on though their key is up
    std::set<Key> latched;   ///< by the sostenuto pedal
};

} // namespace lopsided
