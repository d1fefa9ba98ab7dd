#pragma once

#include <unistd.h>

#include <utility>

namespace lopsided
{

/** A file descriptor with one owner, who closes it. Thread: any, one at a time. */
class FileDescriptor
{
public:
    FileDescriptor() = default;

    explicit FileDescriptor (int descriptor) noexcept
        : number (descriptor)
    {}

    FileDescriptor (FileDescriptor&& other) noexcept
        : number (std::exchange (other.number, -1))
    {}

    FileDescriptor& operator= (FileDescriptor&& other) noexcept
    {
        std::swap (number, other.number);
        return *this;
    }

    ~FileDescriptor() { close(); }

    [[nodiscard]] int get() const noexcept { return number; }
    [[nodiscard]] bool isOpen() const noexcept { return number >= 0; }

    void close() noexcept
    {
        if (number >= 0)
            ::close (std::exchange (number, -1));
    }

private:
    int number = -1;
};

} // namespace lopsided
