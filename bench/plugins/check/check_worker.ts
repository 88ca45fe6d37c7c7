/** The module of the worker that loads a plug-in and tries what it registers. */

import { pathToFileURL } from "node:url";
import type { Finding } from "../../../engine/base/mod.ts";
import type { PluginModule } from "../../trial/spec/mod.ts";
import { loadPlugin } from "../load_plugin.ts";
import { checkEntry, entriesOf, type PluginEntry } from "./entries.ts";
import { watchDraws } from "./watch_draws.ts";

/** What the worker is to do: load a plug-in, and check one of its entries. */
export interface CheckJob {
  readonly module: PluginModule;
  /** The plug-in's path as the user wrote it. */
  readonly shown: string;
  /** Null to find out what there is to check. */
  readonly entry: PluginEntry | null;
}

export type CheckMessage =
  | { readonly kind: "entries"; readonly entries: readonly PluginEntry[] }
  | { readonly kind: "findings"; readonly findings: readonly Finding[] }
  | { readonly kind: "error"; readonly message: string };

/** The part of a worker's global scope that Deno's types for a main module leave out. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<CheckJob>) => void;
  postMessage(message: CheckMessage): void;
};

scope.onmessage = async ({ data: { module, shown, entry } }) => {
  try {
    const drawn = watchDraws(module.sources.map((path) => pathToFileURL(path).href));
    const plugin = await loadPlugin(module, shown);
    if (entry === null) {
      scope.postMessage({ kind: "entries", entries: entriesOf(plugin) });
    } else {
      const findings = await checkEntry(plugin, entry), draws = drawn();
      // What names the line says all that the other does.
      const others = findings.filter(({ what }) =>
        draws.length === 0 || !what.endsWith("unseeded draw")
      );
      scope.postMessage({ kind: "findings", findings: [...draws, ...others] });
    }
  } catch (error) {
    scope.postMessage({ kind: "error", message: String((error as Error)?.message ?? error) });
  }
};
