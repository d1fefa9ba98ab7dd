#include "DocumentValues.h"

#include "../model/Session.h"
#include "../model/SessionLimits.h"

#include <cmath>

namespace lopsided
{

namespace
{
constexpr int bytesPerCharacter = 4; // at most, in UTF-8

template <typename Number>
Number limited (Number least, Number most, Number value, Number otherwise)
{
    return std::isfinite (value) ? juce::jlimit (least, most, value) : otherwise;
}
} // namespace

SessionPosition within (SessionPosition position)
{
    constexpr auto most = SessionLimits::maximumCoordinate;
    return { limited (-most, most, position.x, 0.0f), limited (-most, most, position.y, 0.0f) };
}

SessionComment within (SessionComment comment)
{
    const SessionComment usual;
    comment.position = within (comment.position);
    comment.width = limited (0.0f, SessionLimits::maximumCoordinate, comment.width, usual.width);
    comment.height = limited (0.0f, SessionLimits::maximumCoordinate, comment.height, usual.height);

    if (comment.text.getNumBytesAsUTF8() > SessionLimits::maximumCommentBytes)
        comment.text = comment.text.substring (0, static_cast<int> (SessionLimits::maximumCommentBytes)
                                                      / bytesPerCharacter);

    return comment;
}

SessionMapping within (SessionMapping mapping)
{
    static constexpr int lastChannel = 16;
    static constexpr int lastNumber = 127;
    mapping.channel =
        mapping.source == SessionMapping::Source::macro ? 0 : juce::jlimit (0, lastChannel, mapping.channel);
    mapping.number = juce::jlimit (0, lastNumber, mapping.number);
    mapping.minimum = limited (0.0f, 1.0f, mapping.minimum, 0.0f);
    mapping.maximum = limited (0.0f, 1.0f, mapping.maximum, 1.0f);
    return mapping;
}

SessionOutput within (SessionOutput output)
{
    output.gainDb = limited (SessionLimits::minimumGainDb, SessionLimits::maximumGainDb, output.gainDb, 0.0f);
    return output;
}

juce::String withinName (const juce::String& name)
{
    return name.getNumBytesAsUTF8() > SessionLimits::maximumNameBytes
               ? name.substring (0, static_cast<int> (SessionLimits::maximumNameBytes) / bytesPerCharacter)
               : name;
}

double withinTempo (double beatsPerMinute)
{
    return limited (SessionLimits::minimumTempo, SessionLimits::maximumTempo, beatsPerMinute,
                    Session().tempo);
}

} // namespace lopsided
