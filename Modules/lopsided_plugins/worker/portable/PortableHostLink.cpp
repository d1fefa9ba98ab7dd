#include "PortableHostLink.h"

#include "PortableWorkerLink.h"

#include <cstdlib>

namespace lopsided
{

namespace
{
juce::String argumentAfter (const juce::StringArray& arguments, const juce::String& name)
{
    for (const auto& argument : arguments)
        if (argument.startsWith (name))
            return argument.substring (name.length());

    return {};
}
} // namespace

std::unique_ptr<HostLink> PortableHostLink::meet (const juce::StringArray& arguments)
{
    const auto port = argumentAfter (arguments, PortableWorkerLink::portArgument).getIntValue();

    if (port <= 0)
        return nullptr;

    auto host = std::make_unique<PortableHostLink>();
    const auto word = argumentAfter (arguments, PortableWorkerLink::wordArgument) + "\n";

    if (! host->conversation.connect (PortableWorkerLink::thisMachine, port)
        || ! host->send (word.toStdString()))
        return nullptr;

    return host;
}

std::size_t PortableHostLink::receive (char* destination, std::size_t capacity)
{
    // JUCE waits for all that it is asked to read; not to wait would make the socket refuse what send() writes at once.
    // So it is asked for one byte: requests are short.
    return capacity > 0 && conversation.read (destination, 1, true) == 1 ? 1 : 0;
}

bool PortableHostLink::send (std::string_view text)
{
    while (! text.empty())
    {
        const auto count = conversation.write (text.data(), static_cast<int> (text.size()));

        if (count <= 0)
            return false;

        text.remove_prefix (static_cast<std::size_t> (count));
    }

    return true;
}

void PortableHostLink::endProcess() noexcept
{
    std::_Exit (1); // what would be tidied up may be what hangs
}

} // namespace lopsided
