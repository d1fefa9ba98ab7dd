#pragma once

#include <TestProcessors/TestProcessors.h>
#include <lopsided_graph/lopsided_graph.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <utility>

namespace lopsided
{

/** A graph under test: a model with what it takes to compile it. */
class TestGraph
{
public:
    TestGraph() = default;
    explicit TestGraph (const RenderSettings& settingsToUse)
        : settings (settingsToUse)
    {}

    /** Makes, prepares and adds a processor. */
    template <typename Processor, typename... Arguments>
    NodeID add (Arguments&&... arguments)
    {
        auto instance = makeInstance (std::make_unique<Processor> (std::forward<Arguments> (arguments)...));
        const auto name = instance->processor().getName();
        return model.addNode (std::move (instance), name).value();
    }

    [[nodiscard]] std::shared_ptr<NodeInstance> makeInstance (std::unique_ptr<juce::AudioProcessor> processor)
    {
        auto instance = std::make_shared<NodeInstance> (std::move (processor), ++lastIncarnation);
        instance->prepare (settings.sampleRate, settings.maximumBlockSize);
        return instance;
    }

    void connect (Port source, Port destination) { model.addConnection ({ source, destination }).value(); }

    void connectStereo (NodeID source, NodeID destination)
    {
        connect ({ source, 0 }, { destination, 0 });
        connect ({ source, 1 }, { destination, 1 });
    }

    void connectMidi (NodeID source, NodeID destination)
    {
        connect (Port::midi (source), Port::midi (destination));
    }

    [[nodiscard]] std::shared_ptr<const RenderSequence> compile()
    {
        return GraphCompiler::compile (model, settings, carried).value();
    }

    /** The processor of a node, as what the test knows it to be. */
    template <typename Processor>
    [[nodiscard]] Processor& get (NodeID id)
    {
        return dynamic_cast<Processor&> (model.findNode (id)->instance->processor());
    }

    RenderSettings settings;
    GraphModel model;
    CarriedState carried;

private:
    std::uint64_t lastIncarnation = 0;
};

} // namespace lopsided
