#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace lopsided
{
/** How an object is made for a kind of shared pointer: boost::shared_ptr, or another one of the same shape. */
template <typename Pointer>
struct RcuPointer;

template <template <typename> class SharedPointer, typename Element>
struct RcuPointer<SharedPointer<Element>>
{
    using Object = std::remove_const_t<Element>;

    template <typename... Arguments>
    static SharedPointer<Object> make (Arguments&&... arguments)
    {
        return SharedPointer<Object> (new Object (std::forward<Arguments> (arguments)...));
    }
};

/** std::shared_ptr makes object and counter in one allocation. */
template <typename Element>
struct RcuPointer<std::shared_ptr<Element>>
{
    using Object = std::remove_const_t<Element>;

    template <typename... Arguments>
    static std::shared_ptr<Object> make (Arguments&&... arguments)
    {
        return std::make_shared<Object> (std::forward<Arguments> (arguments)...);
    }
};

/** True for a type from which a consumer could get a weak_ptr, and with it become the last owner. */
template <typename T>
concept OffersWeakPointer = requires (const T& object)
{
    object.weak_from_this();
};
} // namespace lopsided
