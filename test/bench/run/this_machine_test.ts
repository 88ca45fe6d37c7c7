import { processorName } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";

Deno.test("processorName() is what the system calls the processor, in one line", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "AMD EPYC 9554 64-Core Processor": [
      "AMD EPYC 9554 64-Core Processor ",
      "AMD EPYC 9554 64-Core Processor ",
    ],
    "Intel(R) Xeon(R) CPU @ 2.20GHz": ["Intel(R) Xeon(R) CPU   @ 2.20GHz"],
    "Cortex-A55 and Cortex-A76": ["Cortex-A55", "Cortex-A55", "Cortex-A76", "Cortex-A55"],
    "unknown processor": [],
  };
  for (const [name, models] of Object.entries(cases)) assertEquals(processorName(models), name);
  for (const model of ["", " ", "unknown"]) {
    assertEquals(processorName([model, model]), "unknown processor");
  }
});
