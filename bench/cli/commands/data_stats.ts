import { defineCommand } from "./command_row.ts";
import { collection, folder, level, seed, tasks, test, train } from "./data_options.ts";

/** `data stats`. */
export const dataStats = defineCommand({
  name: "stats",
  help: "Measure the stories, tables or images of the tasks.",
  arguments: { collection },
  options: { data: folder, ...{ tasks, train, test, seed, level } },
  async action({ collection }, options) {
    const { printStatistics } = await import("../data/mod.ts");
    await printStatistics(collection, options);
  },
});
