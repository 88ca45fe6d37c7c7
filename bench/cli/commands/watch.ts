import { DEFAULT_PORT, parsePort } from "../options.ts";
import { read, readLivingStore } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { storage, use } from "./shared_options.ts";

/** `watch`. */
export const watch = defineCommand({
  name: "watch",
  help: "Follow a run on a page for this machine alone, or in the terminal; change nothing.",
  options: {
    out: { value: "<dir>", help: "folder of results (default: results)", paths: read("results") },
    run: {
      value: "<name>",
      help: "the run to show, as `list runs` names it (default: the newest)",
    },
    port: {
      value: "<n>",
      help: `port of the page (default: ${DEFAULT_PORT})`,
      read: parsePort,
    },
    terminal: { help: "show it in the terminal until it ends", conflicts: ["port"] },
    storage: { ...storage, paths: readLivingStore() },
    use,
  },
  port: ({ port, terminal }) => terminal ? null : port ?? DEFAULT_PORT,
  async action(_, options) {
    const { watchCommand } = await import("../watch_command.ts");
    return await watchCommand(options);
  },
});
