// Boost.JSON's own sources, compiled once: so that no library of Boost has to be linked.
#include <boost/json/src.hpp>
