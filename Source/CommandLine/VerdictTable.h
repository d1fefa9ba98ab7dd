#pragma once

#include "VerifiedPlugin.h"

#include <iosfwd>
#include <vector>

namespace lopsided
{

/** Observed verdicts as a page of Markdown, by package. Names no folder of the machine. Thread: any. */
class VerdictTable
{
public:
    explicit VerdictTable (const std::vector<VerifiedPlugin>& plugins);

    void write (std::ostream& out) const;

private:
    struct Package
    {
        juce::String name;
        std::vector<const VerifiedPlugin*> plugins;
    };

    void writeOverview (std::ostream& out) const;
    static void writePackage (std::ostream& out, const Package& package);

    std::vector<Package> packages;
};

} // namespace lopsided
