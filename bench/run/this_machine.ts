import { cpus } from "node:os";
import { plainLine } from "../base/mod.ts";
import type { Machine } from "./store/mod.ts";

/** For a processor that the system does not name, as on some boards with ARM. */
const UNKNOWN_PROCESSOR = "unknown processor";

let known: Machine | null = null;

/** The machine that this process runs on. To look it up, once, takes `--allow-sys=hostname,cpus`. */
export function thisMachine(): Machine {
  return known ??= lookUp();
}

function lookUp(): Machine {
  const { os, arch } = Deno.build;
  return {
    host: Deno.hostname(),
    cpu: processorName(cpus().map(({ model }) => model)),
    ...{ os, arch },
    cores: navigator.hardwareConcurrency,
  };
}

/**
 * The processor's model of a machine.
 *
 * @param models Of its cores, as the system names them; empty where it names none.
 */
export function processorName(models: readonly string[]): string {
  const names = models.map((model) => plainLine(model).replace(/ {2,}/g, " "))
    .filter((name) => name !== "" && name !== "unknown");
  // Of a processor with two kinds of cores, both.
  return [...new Set(names)].join(" and ") || UNKNOWN_PROCESSOR;
}
