#include "WindowTree.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <memory>

namespace lopsided::testing
{

namespace
{
constexpr int smallestSize = 40; // toolkits have tiny ones for the keys and the like

struct CloseDisplay
{
    void operator() (Display* display) const { ::XCloseDisplay (display); }
};

using DisplayPointer = std::unique_ptr<Display, CloseDisplay>;

WindowTree query (Display* display, Window window)
{
    XWindowAttributes attributes {};
    ::XGetWindowAttributes (display, window, &attributes);
    WindowTree tree;
    Window root {}, parent {}, *children = nullptr;
    unsigned int numChildren = 0;
    ::XTranslateCoordinates (display, window, attributes.root, 0, 0, &tree.x, &tree.y, &root);
    tree.width = attributes.width;
    tree.height = attributes.height;
    ::XQueryTree (display, window, &root, &parent, &children, &numChildren);

    for (unsigned int i = 0; i < numChildren; ++i)
        if (::XGetWindowAttributes (display, children[i], &attributes) != 0
            && attributes.map_state == IsViewable && attributes.width > smallestSize
            && attributes.height > smallestSize)
            tree.children.push_back (query (display, children[i]));

    if (children != nullptr)
        ::XFree (children);

    return tree;
}
} // namespace

WindowTree WindowTree::of (std::uintptr_t window)
{
    const DisplayPointer display (::XOpenDisplay (nullptr));
    return display != nullptr ? query (display.get(), window) : WindowTree {};
}

void WindowTree::stir (std::uintptr_t window)
{
    if (const DisplayPointer display (::XOpenDisplay (nullptr)); display != nullptr)
        ::XClearArea (display.get(), window, 0, 0, 1, 1, True);
}

std::vector<std::uint32_t> WindowTree::pixels() const
{
    const DisplayPointer display (::XOpenDisplay (nullptr));
    std::vector<std::uint32_t> result;

    if (display == nullptr || width <= 0 || height <= 0 || x < 0 || y < 0
        || x + width > DisplayWidth (display.get(), 0) || y + height > DisplayHeight (display.get(), 0))
        return result;

    auto* image = ::XGetImage (display.get(), DefaultRootWindow (display.get()), x, y,
                               static_cast<unsigned int> (width), static_cast<unsigned int> (height),
                               AllPlanes, ZPixmap);

    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            result.push_back (static_cast<std::uint32_t> (XGetPixel (image, column, row)) & 0xffffffu);

    XDestroyImage (image);
    return result;
}

const WindowTree& WindowTree::innermost() const
{
    const WindowTree* largest = nullptr;

    for (const auto& child : children)
        if (largest == nullptr || child.width * child.height > largest->width * largest->height)
            largest = &child;

    return largest != nullptr ? largest->innermost() : *this;
}

bool WindowTree::isWhole() const
{
    for (const auto& child : children)
        if (child.x < x || child.y < y || child.x + child.width > x + width
            || child.y + child.height > y + height || ! child.isWhole())
            return false;

    return true;
}

std::string WindowTree::describe (int depth) const
{
    std::string text (static_cast<std::size_t> (depth) * 2, ' ');
    text += std::to_string (width);
    text += " x ";
    text += std::to_string (height);
    text += " at ";
    text += std::to_string (x);
    text += ", ";
    text += std::to_string (y);
    text += '\n';

    for (const auto& child : children)
        text += child.describe (depth + 1);

    return text;
}

} // namespace lopsided::testing
