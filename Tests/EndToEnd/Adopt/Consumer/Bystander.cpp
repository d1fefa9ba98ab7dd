// Links no module of ours: it is compiled as if they were not there.
#include <cstdio>

int main()
{
#if __cplusplus != 201703L || ! defined(OF_THE_CONSUMER) || defined(JUCE_PLUGINHOST_LV2)
    #error "the settings of the project have changed"
#endif

#if defined(__STRICT_ANSI__)
    #error "the project has its extensions on"
#endif

    std::puts ("Bystander: compiled as ever");
    return 0;
}
