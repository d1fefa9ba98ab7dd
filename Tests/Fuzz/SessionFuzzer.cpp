// libFuzzer's entry: see CMakeLists.txt beside this file.
#include "SessionProperties.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    const auto broken =
        lopsided::testing::findBrokenProperty ({ reinterpret_cast<const char*> (data), size });

    if (! broken.empty())
    {
        std::cerr << broken << '\n';
        std::abort();
    }

    return 0;
}
