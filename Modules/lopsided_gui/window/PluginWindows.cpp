#include "PluginWindows.h"

namespace lopsided
{

namespace
{
constexpr int cascadeStep = 28;
constexpr int cascadeLength = 10;
} // namespace

PluginWindows::PluginWindows (SessionDocument& documentToEdit, NoticeBoard& boardToTell)
    : document (documentToEdit),
      board (boardToTell)
{
    onForget = [this] (NodeID node, int parameterIndex) { forget (node, parameterIndex); };
    document.graph().addListener (this);
    document.addListener (this);
}

PluginWindows::~PluginWindows()
{
    document.removeListener (this);
    document.graph().removeListener (this);
    closeAll();
}

juce::AudioProcessor* PluginWindows::processorOf (NodeID node) const
{
    const auto model = document.graph().model();
    const auto* found = model->findNode (node);
    return found != nullptr && found->instance->hasProcessor() ? &found->instance->processor() : nullptr;
}

void PluginWindows::open (NodeID node)
{
    openAt (node, placeOf (node), PluginWindow::Focus::take);
}

void PluginWindows::open (NodeID node, View view)
{
    if (isOpen (node))
        windows.at (node)->show (view);

    auto place = placeOf (node);
    place.view = view;
    openAt (node, place, PluginWindow::Focus::take);
}

PluginWindowPlace PluginWindows::placeOf (NodeID node) const
{
    if (const auto found = remembered.find (node); found != remembered.end())
        return found->second;

    return {};
}

void PluginWindows::openAt (NodeID node, const PluginWindowPlace& place, PluginWindow::Focus focus)
{
    if (auto* existing = window (node))
        return existing->toFront (true);

    auto* processor = processorOf (node);

    if (processor == nullptr)
        return;

    if (! canShowEditors())
        return board.post ({ Notice::Kind::error, "There is no screen to show a plugin's window on." });

    auto made = std::make_unique<PluginWindow> (document, node, *processor, board);
    auto& shown = *made;
    setUp (shown, node);
    const auto isFirst = ! place.position.has_value();
    const auto offset = cascadeStep * (numOpen() % cascadeLength);
    windows[node] = std::move (made);
    closedByEdits.erase (node);
    shown.open (place, focus);
    document.watchState (node);

    if (isFirst)
        shown.setTopLeftPosition (shown.getPosition() + juce::Point<int> { offset, offset });
}

void PluginWindows::setUp (PluginWindow& shown, NodeID node)
{
    if (shortcuts != nullptr)
        shown.addKeyListener (shortcuts);

    // Later, because the window's own button is still at work.
    shown.onClose = [weak = juce::WeakReference<PluginWindows> (this), node] {
        juce::MessageManager::callAsync ([weak, node] {
            if (weak != nullptr)
                weak->close (node);
        });
    };

    shown.onLeave = [this, node] { document.noteState (node); };

    if (onLearn)
        shown.onLearn = [this, node] (int parameter) {
            if (onLearn)
                onLearn (node, parameter);
        };

    shown.onGenericMade = [this, node] (GenericEditor& editor) {
        editor.isMapped = [this, node] (int parameter) { return isMapped (node, parameter); };
        editor.onForget = [this, node] (int parameter) {
            if (onForget)
                onForget (node, parameter);
        };

        if (onLearn)
            editor.onLearn = [this, node] (int parameter) {
                if (onLearn)
                    onLearn (node, parameter);
            };
    };
}

void PluginWindows::close (NodeID node)
{
    if (auto* shown = window (node))
    {
        remembered[node] = shown->place();
        shown->onLeave = nullptr;
        document.unwatchState (node);
        windows.erase (node);
    }
}

void PluginWindows::closeAll()
{
    closedByEdits.clear();

    while (! windows.empty())
        close (windows.begin()->first);
}

bool PluginWindows::isOpen (NodeID node) const
{
    return windows.contains (node);
}

int PluginWindows::numOpen() const
{
    return static_cast<int> (windows.size());
}

PluginWindow* PluginWindows::window (NodeID node) const
{
    const auto found = windows.find (node);
    return found != windows.end() ? found->second.get() : nullptr;
}

void PluginWindows::setShortcuts (juce::KeyListener* listener)
{
    for (const auto& [node, shown] : windows)
    {
        shown->removeKeyListener (shortcuts);

        if (listener != nullptr)
            shown->addKeyListener (listener);
    }

    shortcuts = listener;
}

void PluginWindows::commitAccepted (std::uint64_t)
{
    std::vector<NodeID> gone;

    for (const auto& [node, shown] : windows)
        if (processorOf (node) != &shown->processor())
            gone.push_back (node);

    for (const auto node : gone)
        closeForNow (node);

    // Later, when the plugin has the state that goes with it.
    if (std::any_of (closedByEdits.begin(), closedByEdits.end(),
                     [this] (auto node) { return processorOf (node) != nullptr; }))
        juce::MessageManager::callAsync ([weak = juce::WeakReference<PluginWindows> (this)] {
            if (weak != nullptr)
                weak->reopen();
        });
}

void PluginWindows::closeForNow (NodeID node)
{
    close (node);
    closedByEdits.insert (node);
}

void PluginWindows::reopen()
{
    const auto waiting = closedByEdits;

    for (const auto node : waiting)
        if (processorOf (node) != nullptr)
            openAt (node, placeOf (node), PluginWindow::Focus::leave);
}

void PluginWindows::sessionBegun()
{
    closedByEdits.clear();
}

void PluginWindows::instanceAboutToBeDestroyed (juce::AudioProcessor& processor)
{
    const auto found = std::find_if (windows.begin(), windows.end(), [&processor] (const auto& entry) {
        return &entry.second->processor() == &processor;
    });

    if (found != windows.end())
        closeForNow (found->first);
}

void PluginWindows::structureChanged()
{
    for (const auto& [node, shown] : windows)
        shown->refresh();
}

juce::String PluginWindows::parameterName (NodeID node, int parameterIndex) const
{
    const auto* processor = processorOf (node);
    const auto* parameter = processor != nullptr ? processor->getParameters()[parameterIndex] : nullptr;
    return parameter != nullptr ? parameterId (*parameter) : juce::String();
}

bool PluginWindows::isMapped (NodeID node, int parameterIndex) const
{
    const auto& mappings = document.mappings();
    const auto isNodes = [node] (const SessionMapping& mapping) { return mapping.node == node; };

    if (std::none_of (mappings.begin(), mappings.end(), isNodes))
        return false;

    const auto name = parameterName (node, parameterIndex);
    return std::any_of (mappings.begin(), mappings.end(),
                        [&] (const auto& mapping) { return isNodes (mapping) && mapping.parameter == name; });
}

void PluginWindows::forget (NodeID node, int parameterIndex)
{
    auto mappings = document.mappings();
    const auto name = parameterName (node, parameterIndex);
    std::erase_if (mappings, [&] (const SessionMapping& mapping) {
        return mapping.node == node && mapping.parameter == name;
    });
    document.setMappings (std::move (mappings));
}

juce::var PluginWindows::places() const
{
    auto all = remembered;

    for (const auto& [node, shown] : windows)
        all[node] = shown->place();

    juce::Array<juce::var> list;

    for (const auto& [node, place] : all)
    {
        auto entry = place.toVar();
        entry.getDynamicObject()->setProperty ("node", static_cast<juce::int64> (node.uid));
        list.add (entry);
    }

    return list;
}

void PluginWindows::setPlaces (const juce::var& json)
{
    remembered.clear();

    if (const auto* list = json.getArray())
        for (const auto& entry : *list)
            if (const auto uid = static_cast<juce::int64> (entry["node"]); uid > 0 && uid <= 0xffffffff)
                remembered[NodeID { static_cast<std::uint32_t> (uid) }] = PluginWindowPlace::fromVar (entry);
}

} // namespace lopsided
