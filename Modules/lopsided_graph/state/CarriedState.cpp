#include "CarriedState.h"

namespace lopsided
{

CarriedState::CarriedState()
    : shared (std::make_shared<RenderState>())
{}

} // namespace lopsided
