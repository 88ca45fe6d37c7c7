import { writeFolder } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { collection, level, seed, tasks, test, train } from "./data_options.ts";

/** `data generate`. */
export const dataGenerate = defineCommand({
  name: "generate",
  help: "Write stories in the official format, and questions about tables as JSON Lines.",
  arguments: { collection },
  options: {
    ...{ tasks, train, test, seed, level },
    out: { value: "<dir>", help: "folder for the files", required: true, paths: writeFolder() },
  },
  async action({ collection }, options) {
    const { generateData } = await import("../data/mod.ts");
    await generateData(collection, options);
  },
});
