// What becomes of a LiveAudio when its device goes, and when one comes.
#include "LiveAudio.h"

#include <algorithm>
#include <utility>

namespace lopsided
{
namespace
{

using namespace std::chrono_literals;

// Nobody calls any more who has not called for so long, or for so many blocks. A poll that is late itself counts as no
// more than this: it says nothing of the device.
constexpr auto leastStall = 1s;
constexpr int blocksOfStall = 16;
constexpr auto mostOfOnePoll = 50ms;

} // namespace

void LiveAudio::poll (Clock::time_point now)
{
    drain();

    if (state == AudioStatus::Device::lost && now >= nextAttempt)
        takeBack (now);
    else if (hasVanished (now))
        lose (now);
    else if (waitsForAny && now >= nextAttempt)
        lookForAny (now);

    lastPoll = now;
}

bool LiveAudio::hasVanished (Clock::time_point now)
{
    if (state != AudioStatus::Device::playing)
        return false;

    if (! callback->isRunning())
        return true;

    if (const auto framesNow = callback->frames(); framesNow != lastFrames)
    {
        lastFrames = framesNow;
        stalledFor = {};
        return false;
    }

    const auto blocks = std::chrono::duration<double> (blocksOfStall * preparedBlock / preparedRate);
    stalledFor += std::min<Clock::duration> (now - lastPoll, mostOfOnePoll);
    return stalledFor
           > std::max<Clock::duration> (leastStall, std::chrono::duration_cast<Clock::duration> (blocks));
}

void LiveAudio::lose (Clock::time_point now)
{
    lostName = device.name;
    lostIdentifier = device.identifier;
    state = AudioStatus::Device::lost;
    putAside();
    const auto standIn = playStandIn();
    nextAttempt = now + timeBetweenAttempts;
    tell (Event::lost,
          lostName
              + (standIn.has_error()
                     ? " has vanished, and nothing can play in its place: " + standIn.error().message + "."
                     : " has vanished, so the built-in dummy device plays in its place, unheard. "
                       "It is taken back as soon as it returns; is its server or its cable "
                       "gone?"));
}

void LiveAudio::takeBack (Clock::time_point now)
{
    nextAttempt = now + timeBetweenAttempts;
    auto choice = wanted;

    // Without a name it was the first that worked; now it is to be the same kind, and not the dummy again.
    if (choice.device.isEmpty())
        choice.device = lostIdentifier.upToFirstOccurrenceOf (":", false, false);

    auto opened = open (choice);

    if (opened.has_error())
        return;

    const auto name = opened->name;

    if (play (std::move (*opened)).has_error())
        return;

    state = AudioStatus::Device::playing;
    tell (Event::back, name + " is back and plays again.");
}

void LiveAudio::lookForAny (Clock::time_point now)
{
    nextAttempt = now + timeBetweenAttempts;
    auto opened = open (wanted);

    if (opened.has_error() || isDummy (*opened))
        return;

    const auto name = opened->name;

    if (play (std::move (*opened)).has_error())
        return;

    waitsForAny = false;
    tell (Event::back, name + " is there, and plays from now on.");
}

} // namespace lopsided
