import { parseCount } from "../options.ts";
import { defineCommand } from "./command_row.ts";
import { folder, level, seed, test, train } from "./data_options.ts";
import { taskNames } from "./names.ts";

/** `data show`. */
export const dataShow = defineCommand({
  name: "show",
  help: "Show a story, or a table with its question, * where the answer follows from; an image; " +
    "a tape; or a sequence.",
  arguments: {
    task: {
      help: "a task, as babi-qa3, tables-5, digits, list-k or badd",
      required: true,
      names: taskNames,
    },
  },
  options: {
    story: {
      value: "<n>",
      help: "which one, counted from 1",
      read: parseCount("--story"),
      default: 1,
    },
    templates: {
      help: "tables: what is asked, and how much of it the paper has",
      conflicts: ["data", "story", "part", "train", "test", "seed"],
    },
    part: { value: "<name>", help: "", choices: ["train", "test"], default: "train" },
    data: folder,
    ...{ train, test, seed, level },
  },
  async action({ task }, options) {
    const { showData } = await import("../data/mod.ts");
    await showData(task, options);
  },
});
