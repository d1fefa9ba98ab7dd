#include "TrappedVariant.h"
#include <CommandLine/Program.h>

int main (int argc, char** argv)
{
    return lopsided::Program::main (lopsided::testing::TrappedVariant(), argc, argv);
}
