#include <TestProcessors/TestProcessor.h>

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

using Set = juce::AudioChannelSet;
using Layout = juce::AudioProcessor::BusesLayout;

Layout layoutOf (const juce::Array<Set>& inputs, const juce::Array<Set>& outputs)
{
    Layout layout;
    layout.inputBuses = inputs;
    layout.outputBuses = outputs;
    return layout;
}

/** Takes any layout that a rule allows. */
class RuledProcessor final : public TestProcessor
{
public:
    using Rule = std::function<bool (const Layout&)>;

    RuledProcessor (const Layout& atFirst, Rule ruleToKeep)
        : TestProcessor ("Ruled", describe (atFirst)),
          rule (std::move (ruleToKeep))
    {}

    bool isBusesLayoutSupported (const BusesLayout& layout) const override { return rule (layout); }
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using juce::AudioProcessor::processBlock;

private:
    static BusesProperties describe (const Layout& layout)
    {
        BusesProperties buses;

        for (const auto& set : layout.inputBuses)
            buses.addBus (true, "In", set);

        for (const auto& set : layout.outputBuses)
            buses.addBus (false, "Out", set);

        return buses;
    }

    const Rule rule;
};

Layout sidechained()
{
    return layoutOf ({ Set::stereo(), Set::mono() }, { Set::stereo() });
}

TEST (ChannelSetName, OfEverySetLeadsBackToIt)
{
    for (const auto& set : { Set::disabled(), Set::mono(), Set::stereo(), Set::createLCR(),
                             Set::create5point1(), Set::create7point1point4(), Set::discreteChannels (1),
                             Set::discreteChannels (31), Set::discreteChannels (4096), Set::ambisonic (1),
                             Set::octagonal(), Set::fromAbbreviatedString ("L C Lfe") })
    {
        const auto back = channelSetFromName (channelSetName (set));
        ASSERT_TRUE (back) << channelSetName (set);
        EXPECT_TRUE (*back == set) << channelSetName (set);
    }

    EXPECT_TRUE (*channelSetFromName ("STEREO") == Set::stereo());
}

TEST (ChannelSetName, RefusesWhatMeansNothing)
{
    for (const auto* name :
         { "", " ", "stereophonic", "L L", "L R nonsense", "discrete", "discrete 0", "discrete -1",
           "discrete 4097", "discrete 999999999999", "discrete 2x", "discrete 02" })
        EXPECT_FALSE (channelSetFromName (name)) << name;
}

TEST (LayoutNegotiation, GrantsWhatTheProcessorSupports)
{
    RuledProcessor surround (layoutOf ({ Set::stereo() }, { Set::stereo() }), [] (const Layout& layout) {
        return layout.getMainInputChannelSet() == layout.getMainOutputChannelSet();
    });
    const auto wanted = layoutOf ({ Set::create7point1() }, { Set::create7point1() });
    EXPECT_EQ (negotiateLayout (surround, wanted), "");
    EXPECT_TRUE (surround.getBusesLayout() == wanted);
}

TEST (LayoutNegotiation, TakesTheNearestAndSaysWhatItIs)
{
    RuledProcessor upToQuad (sidechained(), [] (const Layout& layout) {
        return layout.getMainOutputChannels() <= 4 && layout.getMainOutputChannels() >= 1
               && layout.getMainInputChannels() == layout.getMainOutputChannels();
    });
    const auto said = negotiateLayout (
        upToQuad, layoutOf ({ Set::create5point1(), Set::stereo() }, { Set::create5point1() }));
    EXPECT_EQ (upToQuad.getMainBusNumInputChannels(), 4);
    EXPECT_EQ (upToQuad.getMainBusNumOutputChannels(), 4);
    EXPECT_TRUE (upToQuad.getBus (true, 1)->getCurrentLayout() == Set::stereo())
        << "the sidechain is granted";
    EXPECT_TRUE (said.contains ("5.1 and stereo in, 5.1 out")) << said;
    EXPECT_TRUE (said.contains (layoutInWords (upToQuad.getBusesLayout()))) << said;
}

TEST (LayoutNegotiation, LeavesBusesAloneThatNobodySpokeOf)
{
    RuledProcessor any (sidechained(), [] (const Layout&) { return true; });
    EXPECT_NE (negotiateLayout (any, layoutOf ({ Set::mono() }, { Set::mono() })), "")
        << "there is a bus more";
    EXPECT_EQ (any.getMainBusNumInputChannels(), 1);
    EXPECT_EQ (any.getChannelCountOfBus (true, 1), 1);
}

TEST (LayoutNegotiation, KeepsWhatThereIsWhereNothingElseIsSupported)
{
    RuledProcessor fixed (sidechained(), [] (const Layout& layout) {
        return layout.getMainInputChannels() == 2 && layout.getMainOutputChannels() == 2
               && layout.getNumChannels (true, 1) == 1;
    });
    EXPECT_NE (negotiateLayout (fixed, layoutOf ({ Set::mono(), Set::mono() }, { Set::mono() })), "");
    EXPECT_EQ (fixed.getTotalNumInputChannels(), 3);
    EXPECT_EQ (negotiateLayout (fixed, layoutOf ({ Set::stereo(), Set::mono() }, { Set::stereo() })), "");
}

} // namespace
} // namespace lopsided
