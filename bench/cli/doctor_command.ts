import project from "../../deno.json" with { type: "json" };
import { assertSelfTest, startBackend, tfjsVersion } from "../../engine/mod.ts";
import { prepareScreen } from "./screen.ts";
import { columns } from "./text.ts";
import { green, type Line, print, red } from "./print.ts";

/** Prints versions, machine and each backend's self-test; returns 1 if the default backend fails. */
export async function doctorCommand(): Promise<number> {
  prepareScreen();
  const facts: Line[][] = [
    ["gradnoise", project.version],
    ["deno", Deno.version.deno],
    ["tensorflow.js", tfjsVersion],
    ["machine", `${Deno.build.os}, ${Deno.build.arch}, ${navigator.hardwareConcurrency} cores`],
  ];
  let failures = 0;
  for (const name of ["wasm", "cpu"] as const) {
    try {
      const { fallbacks, numerics: { kernels } } = await startBackend(name);
      assertSelfTest();
      facts.push([
        `backend ${name}`,
        [green("works"), "; ", [`kernels: ${kernels}`, ...fallbacks].join("; ")],
      ]);
    } catch (error) {
      failures += 1;
      facts.push([`backend ${name}`, red((error as Error).message)]);
    }
  }
  print(...columns(facts));
  return failures === 0 ? 0 : 1;
}
