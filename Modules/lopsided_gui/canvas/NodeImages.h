#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string>
#include <unordered_map>

namespace lopsided
{

/** Pictures of what nodes look like, at one zoom: those that look alike share one, so that hundreds of nodes cost little more than
    copying them.

    Thread: message thread. Realtime: may block. Cost: O(1), and a picture where there is none yet.
*/
class NodeImages
{
public:
    /** Forgets what was drawn at another zoom. */
    void prepare (float zoomToDrawAt);

    /** Forgets all: the colours have changed. */
    void clear();

    /** The picture with this key, which says all that it depends on; drawn by `draw()` when it is first asked for. */
    template <typename Draw>
    [[nodiscard]] juce::Image find (const std::string& key, Draw&& draw)
    {
        if (const auto found = images.find (key); found != images.end())
            return found->second;

        auto image = draw();
        keep (key, image);
        return image;
    }

    /** How many there are. */
    [[nodiscard]] std::size_t size() const noexcept { return images.size(); }

private:
    void keep (const std::string& key, const juce::Image& image);

    static constexpr int mostPixels = 1 << 23; // 32 MB

    std::unordered_map<std::string, juce::Image> images;
    int numPixels = 0;
    float zoom = 0.0f;
};

} // namespace lopsided
