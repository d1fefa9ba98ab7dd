#include <algorithm>
#include <cstring>
#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <lv2/core/lv2.h>
#include <lv2/midi/midi.h>
#include <lv2/time/time.h>
#include <lv2/urid/urid.h>
#include <memory>

// Each byte of MIDI as a sample, (byte + 1) / 512, from its message's frame on; and on the second output, at the beginning of
// each block, what the host has last told of the transport: speed / 2, beats a minute / 1000.
namespace
{

struct Witness
{
    explicit Witness (const LV2_URID_Map& map)
        : midiEvent (map.map (map.handle, LV2_MIDI__MidiEvent)),
          position (map.map (map.handle, LV2_TIME__Position)),
          speedKey (map.map (map.handle, LV2_TIME__speed)),
          tempoKey (map.map (map.handle, LV2_TIME__beatsPerMinute)),
          floatType (map.map (map.handle, LV2_ATOM__Float)),
          objectType (map.map (map.handle, LV2_ATOM__Object))
    {}

    void listen (const LV2_Atom_Object& object)
    {
        if (object.body.otype != position)
            return;

        LV2_ATOM_OBJECT_FOREACH (&object, property)
        {
            if (property->value.type != floatType)
                continue;

            const auto value = reinterpret_cast<const LV2_Atom_Float*> (&property->value)->body;

            if (property->key == speedKey)
                speed = value;
            else if (property->key == tempoKey)
                tempo = value;
        }
    }

    void play (const LV2_Atom_Event& event, std::uint32_t& next, std::uint32_t numFrames) const
    {
        next = std::max (next, static_cast<std::uint32_t> (event.time.frames));
        const auto* bytes = reinterpret_cast<const std::uint8_t*> (&event + 1);

        for (std::uint32_t index = 0; index < event.body.size && next < numFrames; ++index)
            midi[next++] = static_cast<float> (bytes[index] + 1) / 512.0f;
    }

    void run (std::uint32_t numFrames)
    {
        std::fill_n (midi, numFrames, 0.0f);
        std::fill_n (transport, numFrames, 0.0f);
        std::uint32_t next = 0;

        LV2_ATOM_SEQUENCE_FOREACH (events, event)
        {
            if (event->body.type == midiEvent)
                play (*event, next, numFrames);
            else if (event->body.type == objectType)
                listen (reinterpret_cast<const LV2_Atom_Object&> (event->body));
        }

        const float told[] { speed / 2.0f, tempo / 1000.0f };
        std::copy_n (told, std::min (numFrames, 2u), transport);
    }

    const LV2_URID midiEvent, position, speedKey, tempoKey, floatType, objectType;
    float speed = 0.0f, tempo = 0.0f;

    // Ports.
    const LV2_Atom_Sequence* events = nullptr;
    float* midi = nullptr;
    float* transport = nullptr;
};

LV2_Handle instantiate (const LV2_Descriptor*, double, const char*, const LV2_Feature* const* features)
{
    for (; *features != nullptr; ++features)
        if (std::strcmp ((*features)->URI, LV2_URID__map) == 0)
            return std::make_unique<Witness> (*static_cast<const LV2_URID_Map*> ((*features)->data))
                .release();

    return nullptr;
}

void connectPort (LV2_Handle handle, std::uint32_t port, void* data)
{
    auto& witness = *static_cast<Witness*> (handle);

    switch (port)
    {
        case 0: witness.events = static_cast<const LV2_Atom_Sequence*> (data); break;
        case 1: witness.midi = static_cast<float*> (data); break;
        case 2: witness.transport = static_cast<float*> (data); break;
        default: break;
    }
}

void run (LV2_Handle handle, std::uint32_t numFrames)
{
    static_cast<Witness*> (handle)->run (numFrames);
}

void cleanup (LV2_Handle handle)
{
    const std::unique_ptr<Witness> witness (static_cast<Witness*> (handle));
}

} // namespace

LV2_SYMBOL_EXPORT const LV2_Descriptor* lv2_descriptor (std::uint32_t index)
{
    static constexpr LV2_Descriptor descriptor {
        "urn:lopsided:witness", instantiate, connectPort, nullptr, run, nullptr, cleanup, nullptr
    };
    return index == 0 ? &descriptor : nullptr;
}
