#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <limits>

namespace lopsided
{
namespace
{
constexpr NodeID node { 16 };
constexpr double deadline = 1'000'000.0;

NodeFigures figures (std::vector<float> peaks, std::uint64_t midiEventsOut = 0)
{
    NodeFigures all;
    all.node = node;
    all.peaks = std::move (peaks);
    all.midiEventsOut = midiEventsOut;
    return all;
}

TEST (CanvasMeters, RiseAtOnceAndFallSlowly)
{
    CanvasMeters meters;
    EXPECT_THAT (meters.update ({ figures ({ 1.0f, 0.0f }) }, deadline).meters,
                 ::testing::ElementsAre (node));
    const auto full = meters.find (node)->levels[0];
    EXPECT_FLOAT_EQ (full, 60.0f / 66.0f);
    EXPECT_FLOAT_EQ (meters.find (node)->levels[1], 0.0f);

    static_cast<void> (meters.update ({ figures ({ 0.0f, 0.0f }) }, deadline));
    EXPECT_LT (meters.find (node)->levels[0], full);
    EXPECT_GT (meters.find (node)->levels[0], 0.5f);

    for (int frame = 0; frame < 60; ++frame)
        static_cast<void> (meters.update ({ figures ({ 0.0f, 0.0f }) }, deadline));

    EXPECT_FLOAT_EQ (meters.find (node)->levels[0], 0.0f);
}

TEST (CanvasMeters, WhatStaysAsItIsIsNotDrawnAnew)
{
    CanvasMeters meters;
    static_cast<void> (meters.update ({ figures ({ 0.25f }) }, deadline));
    const auto changes = meters.update ({ figures ({ 0.25f }) }, deadline);
    EXPECT_TRUE (changes.meters.empty());
    EXPECT_TRUE (changes.cables.empty());
}

TEST (CanvasMeters, CablesGlowAtOnceAndForAWhile)
{
    CanvasMeters meters;
    EXPECT_THAT (meters.update ({ figures ({ 0.9f }) }, deadline).cables, ::testing::ElementsAre (node));
    EXPECT_EQ (meters.activityOf ({ node, 0 }), 2);
    EXPECT_EQ (meters.activityOf (Port::midi (node)), 0);

    EXPECT_TRUE (meters.update ({ figures ({ 0.0f }) }, deadline).cables.empty()) << "not at the first pause";
    int frames = 1;

    while (meters.activityOf ({ node, 0 }) > 0 && frames < 100)
    {
        static_cast<void> (meters.update ({ figures ({ 0.0f }) }, deadline));
        ++frames;
    }

    EXPECT_GT (frames, 4);
    EXPECT_LT (frames, 30);
}

TEST (CanvasMeters, AMidiCableGlowsWhenEventsWentThrough)
{
    CanvasMeters meters;
    static_cast<void> (meters.update ({ figures ({}, 100) }, deadline));
    EXPECT_EQ (meters.activityOf (Port::midi (node)), 0) << "what was before it was looked at";
    EXPECT_THAT (meters.update ({ figures ({}, 101) }, deadline).cables, ::testing::ElementsAre (node));
    EXPECT_GT (meters.activityOf (Port::midi (node)), 0);
}

TEST (CanvasMeters, LoadsAreSharesOfTheDeadline)
{
    auto busy = figures ({});
    busy.calls = 10;
    busy.meanNanoseconds = 100'000.0;
    busy.p99Nanoseconds = 250'000.0;
    busy.maxNanoseconds = 500'000.0;
    CanvasMeters meters;
    EXPECT_THAT (meters.update ({ busy }, deadline).meters, ::testing::ElementsAre (node));
    EXPECT_FLOAT_EQ (meters.find (node)->meanLoad, 0.1f);
    EXPECT_FLOAT_EQ (meters.find (node)->p99Load, 0.25f);
    EXPECT_FLOAT_EQ (meters.find (node)->worstLoad, 0.5f);

    const auto words = meters.describe (node);

    for (const auto* part : { "mean 100.0 us (10.0 %)", "p99 250.0 us (25.0 %)", "worst 500.0 us (50.0 %)" })
        EXPECT_TRUE (words.contains (part)) << words;

    EXPECT_TRUE (meters.describe ({ 99 }).isEmpty());
}

TEST (CanvasMeters, AnInfiniteLevelFillsTheBarAndSaysSo)
{
    CanvasMeters meters;
    static_cast<void> (meters.update ({ figures ({ std::numeric_limits<float>::infinity() }) }, deadline));
    EXPECT_FLOAT_EQ (meters.find (node)->levels[0], 1.0f);
    EXPECT_TRUE (meters.find (node)->isOver);
    EXPECT_FLOAT_EQ (CanvasMeters::barLength (std::numeric_limits<float>::quiet_NaN()), 0.0f);
}

TEST (CanvasMeters, TheLastBarShowsTheLoudestOfManyChannels)
{
    std::vector<float> peaks (32, 0.01f);
    peaks[20] = 1.0f;
    CanvasMeters meters;
    static_cast<void> (meters.update ({ figures (peaks) }, deadline));
    EXPECT_EQ (meters.find (node)->numChannels, NodeMeter::maximumChannels);
    EXPECT_GT (meters.find (node)->levels[7], meters.find (node)->levels[6]);
}

TEST (CanvasMeters, ForgetsNodesThatAreGone)
{
    CanvasMeters meters;
    static_cast<void> (meters.update ({ figures ({ 1.0f }) }, deadline));
    static_cast<void> (meters.update ({}, deadline));
    EXPECT_EQ (meters.find (node), nullptr);
}

} // namespace
} // namespace lopsided
