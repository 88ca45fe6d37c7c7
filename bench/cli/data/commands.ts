import { type Command, Option } from "@commander-js/extra-typings";
import { collectData, parseCount } from "../options.ts";
import { read, usesPaths, writeFolder } from "../path_use.ts";
import { COLLECTION } from "./options.ts";

/**
 * Adds the commands about data, which train nothing.
 *
 * @param exit Is told the exit code of a command that ended without an error.
 */
export function addDataCommands(data: Command, exit: (code: number) => void): void {
  const tasks = new Option(
    "--tasks <list>",
    "babi: a list (3,7) or a range (1-20); tables: names (5,text) (default: all)",
  );
  const level = new Option("--level <n>", "tables: highest level, 1 to 4 (default: all)")
    .argParser(parseCount("--level")).conflicts("data");
  // Of files there is what there is: what chooses among generated questions would do nothing.
  const train = new Option(
    "--train <n>",
    "questions or images of the training part, when generated",
  )
    .default(1000).argParser(parseCount("--train")).conflicts("data");
  const test = new Option(
    "--test <n>",
    "questions, images, tapes or sequences of the test part, when generated",
  )
    .default(1000).argParser(parseCount("--test")).conflicts("data");
  const seed = new Option("--seed <n>", "seed of what is generated").default(1).argParser(
    parseCount("--seed"),
  ).conflicts("data");
  const folder = new Option("--data <name=path>", "read the files in a folder, as babi=DIR")
    .argParser(collectData);

  usesPaths(data.command("generate"), { out: writeFolder() })
    .description("Write stories in the official format, and questions about tables as JSON Lines.")
    .argument("<collection>", COLLECTION)
    .addOption(tasks).addOption(train).addOption(test).addOption(seed).addOption(level)
    .requiredOption("--out <dir>", "folder for the files")
    .action(async (collection, options) => {
      const { generateData } = await import("./generate.ts");
      await generateData(collection, options);
    });

  usesPaths(data.command("show"), { data: read() })
    .description(
      "Show a story, or a table with its question, * where the answer follows from; an image; " +
        "a tape; or a sequence.",
    )
    .argument("<task>", "a task, as babi-qa3, tables-5, digits, list-k or badd")
    .option("--story <n>", "which one, counted from 1", parseCount("--story"), 1)
    .addOption(
      new Option("--templates", "tables: what is asked, and how much of it the paper has")
        .conflicts(["data", "story", "part", "train", "test", "seed"]),
    )
    .addOption(
      new Option("--part <name>").choices(["train", "test"] as const).default("train" as const),
    )
    .addOption(folder).addOption(train).addOption(test).addOption(seed).addOption(level)
    .action(async (task, options) => {
      const { showData } = await import("./look.ts");
      await showData(task, options);
    });

  usesPaths(data.command("stats"), { data: read() })
    .description("Measure the stories, tables or images of the tasks.")
    .argument("<collection>", COLLECTION)
    .addOption(folder).addOption(tasks)
    .addOption(train).addOption(test).addOption(seed).addOption(level)
    .action(async (collection, options) => {
      const { printStatistics } = await import("./look.ts");
      await printStatistics(collection, options);
    });

  usesPaths(data.command("verify"), { data: read() })
    .description(
      "Check the files of a folder: whether they are released ones, whether answers are right.",
    )
    .argument("<collection>", COLLECTION)
    .addOption(folder).addOption(tasks)
    .action(async (collection, options) => {
      const { verifyData } = await import("./look.ts");
      exit(await verifyData(collection, options));
    });
}
