#pragma once

namespace lopsided::testing
{

/** What a hostile plugin does, and where. README.md says more. */
enum class Behaviour
{
    clean,
    crashStatic,
    crashScan,
    crashInstantiate,
    crashProcess,
    hang,
    exitNow,
    flood,
    wrongBuses,
    nan,
    changingLatency,
    slowEditor,
    siblings,
    transport
};

/** What this copy of the library does: its bundle's name says it. Thread: any. */
[[nodiscard]] Behaviour behaviour() noexcept;

/** The name of the bundle, as in "crash-scan". */
[[nodiscard]] const char* behaviourName() noexcept;

/** Does what is to be done while the host looks at what the library holds. */
void misbehaveInScan();

/** Says so on the terminal, for those who want to know whether anybody asked for an editor, and takes 3 s. */
void makeSlowEditor();

/** A real SIGSEGV, whatever the host has installed against it. */
[[noreturn]] void crash();

} // namespace lopsided::testing
