#include "PlainVariant.h"
#include "Program.h"

int main (int argc, char** argv)
{
    return lopsided::Program::main (lopsided::PlainVariant(), argc, argv);
}
