import { parseCount } from "../options.ts";
import { loadModules } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";

/** `check`. */
export const check = defineCommand({
  name: "check",
  help: "Check that a module of yours keeps the promises of models, tasks and optimizers.",
  arguments: {
    file: {
      help: "a file with your module, as --use takes it",
      required: true,
      paths: loadModules(),
    },
  },
  options: {
    limit: {
      value: "<seconds>",
      help: "for each entry (default: 60)",
      read: parseCount("--limit"),
    },
    json: { help: "print what was found as JSON" },
  },
  async action(_, options) {
    const { checkCommand } = await import("../check_command.ts");
    const { foundPlugins } = await import("../used_plugins.ts");
    return await checkCommand(foundPlugins()[0]!, options);
  },
});
