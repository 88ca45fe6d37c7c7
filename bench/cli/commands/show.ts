import { read, readStore } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { storage, use } from "./shared_options.ts";

/** `show`. */
export const show = defineCommand({
  name: "show",
  help: "Show one trial of the store.",
  arguments: { trial: { help: "the trial's id, or its beginning", required: true } },
  options: {
    storage: { ...storage, paths: readStore() },
    use,
    out: { value: "<dir>", help: "folder of results (default: results)", paths: read("results") },
  },
  async action({ trial }, options) {
    const { showCommand } = await import("../show_command.ts");
    await showCommand(trial, options);
  },
});
