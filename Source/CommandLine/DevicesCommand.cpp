#include "DevicesCommand.h"

#include <Host/DeviceFinder.h>
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{

std::string DevicesCommand::description() const
{
    return "Prints each device by the name that play --device takes, with its channels.\n";
}

void DevicesCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode DevicesCommand::run (const Arguments& arguments, const Console& console)
{
    juce::Array<juce::var> list;

    for (const auto& device : DeviceFinder::list())
    {
        if (! arguments.flag ("json"))
        {
            console.out << device.name.paddedRight (' ', 40) << ' ' << device.numInputs << " in, "
                        << device.numOutputs << " out\n";
            continue;
        }

        auto object = std::make_unique<juce::DynamicObject>();
        object->setProperty ("name", device.name);
        object->setProperty ("inputs", device.numInputs);
        object->setProperty ("outputs", device.numOutputs);
        list.add (object.release());
    }

    if (arguments.flag ("json"))
        console.out << juce::JSON::toString (list) << '\n';

    return ExitCode::ok;
}

} // namespace lopsided
