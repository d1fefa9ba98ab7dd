#include "MidiMergeQueue.h"

#include <utility>

namespace lopsided
{

void MidiMergeQueue::begin() noexcept
{
    for (auto place = size / 2; place-- > 0;)
        sink (place);
}

void MidiMergeQueue::advance() noexcept
{
    auto& first = cursors[0];

    if (++first.next == first.end)
        first = cursors[--size];
    else
        first.position = (*first.next).samplePosition;

    sink (0);
}

void MidiMergeQueue::sink (std::size_t place) noexcept
{
    for (;;)
    {
        auto child = 2 * place + 1;

        if (child >= size)
            return;

        if (child + 1 < size && isBefore (cursors[child + 1], cursors[child]))
            ++child;

        if (! isBefore (cursors[child], cursors[place]))
            return;

        std::swap (cursors[child], cursors[place]);
        place = child;
    }
}

} // namespace lopsided
