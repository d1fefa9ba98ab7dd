#pragma once

#include <random>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** Makes broken texts out of whole ones: bytes changed, pieces cut, doubled, moved and taken from others, values replaced by
    the tokens that parsers stumble over. The same seed gives the same texts. */
class Mutator
{
public:
    Mutator (std::vector<std::string> corpusToUse, unsigned seed);

    [[nodiscard]] std::string next();

private:
    void mutate (std::string& text);
    std::size_t below (std::size_t limit);
    std::string piece();
    void replaceValue (std::string& text);

    const std::vector<std::string> corpus;
    std::mt19937 random;
};

} // namespace lopsided::testing
