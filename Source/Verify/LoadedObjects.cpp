#include "LoadedObjects.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#if defined(__linux__)
    #include <link.h>
#endif

namespace lopsided
{
namespace
{
[[maybe_unused]] bool isSystemLibrary (std::string_view path)
{
    constexpr std::array<std::string_view, 6> names { "/libc.so",  "/libstdc++.so", "/libgcc_s.so",
                                                      "/ld-linux", "linux-vdso",    "/libm.so" };

    return std::any_of (names.begin(), names.end(),
                        [path] (auto name) { return path.find (name) != std::string_view::npos; });
}
} // namespace

LoadedObjects::LoadedObjects()
{
#if defined(__linux__)
    const auto visit = [] (dl_phdr_info* info, std::size_t, void* data) {
        auto& found = *static_cast<std::vector<Range>*> (data);
        const std::string_view path = info->dlpi_name;

        // The program itself comes first and has no name.
        const auto owner = path.empty() && found.empty() ? Owner::program
                           : isSystemLibrary (path)      ? Owner::system
                                                         : Owner::other;

        if (owner == Owner::other)
            return 0;

        for (int index = 0; index < info->dlpi_phnum; ++index)
        {
            const auto& segment = info->dlpi_phdr[index];

            if (segment.p_type != PT_LOAD || (segment.p_flags & PF_X) == 0)
                continue;

            const auto begin = static_cast<std::uintptr_t> (info->dlpi_addr + segment.p_vaddr);
            found.push_back ({ begin, begin + static_cast<std::uintptr_t> (segment.p_memsz), owner });
        }

        return 0;
    };

    dl_iterate_phdr (visit, &ranges);
#endif
}

bool LoadedObjects::isBehindDirectCall (const void* code) const noexcept
{
#if defined(__x86_64__)
    // call rel32: the byte 0xe8, then the distance from the return address.
    constexpr unsigned char callRelative = 0xe8;
    constexpr std::ptrdiff_t instructionBytes = 5;
    const auto* const instruction = static_cast<const unsigned char*> (code) - instructionBytes;
    std::int32_t distance = 0;
    std::memcpy (&distance, instruction + 1, sizeof (distance));
    const auto* const target = static_cast<const unsigned char*> (code) + distance;

    return *instruction == callRelative && ownerOf (target + 1) == Owner::program;
#else
    static_cast<void> (code);
    return true;
#endif
}

LoadedObjects::Owner LoadedObjects::ownerOf (const void* code) const noexcept
{
    const auto address = reinterpret_cast<std::uintptr_t> (code);

    for (const auto& range : ranges)
        if (address > range.begin && address <= range.end) // a return address may be the byte behind the call
            return range.owner;

    return Owner::other;
}

} // namespace lopsided
