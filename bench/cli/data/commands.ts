import { type Command, Option } from "@commander-js/extra-typings";
import { collectData, parseCount } from "../options.ts";
import { parseNumbers } from "../seeds.ts";
import { collectionNames } from "./options.ts";

/**
 * Adds the commands about data, which train nothing.
 *
 * @param exit Is told the exit code of a command that ended without an error.
 */
export function addDataCommands(data: Command, exit: (code: number) => void): void {
  const tasks = new Option("--tasks <numbers>", "a list (3,7) or a range (1-20); default: all")
    .argParser(parseNumbers("--tasks"));
  const train = new Option("--train <n>", "questions of the training part, when generated")
    .default(1000).argParser(parseCount("--train"));
  const test = new Option("--test <n>", "questions of the test part, when generated")
    .default(1000).argParser(parseCount("--test"));
  const seed = new Option("--seed <n>", "seed of generated stories").default(1).argParser(
    parseCount("--seed"),
  );
  const folder = new Option("--data <name=path>", "read the files in a folder, as babi=DIR")
    .argParser(collectData);

  data.command("generate")
    .description("Write stories of the tasks in the official format.")
    .argument("<collection>", collectionNames)
    .addOption(tasks).addOption(train).addOption(test).addOption(seed)
    .requiredOption("--out <dir>", "folder for the files")
    .action(async (collection, options) => {
      const { generateData } = await import("./generate.ts");
      await generateData(collection, options);
    });

  data.command("show")
    .description("Show a story: * marks what a question follows from.")
    .argument("<task>", "a task, as babi-qa3")
    .option("--story <n>", "which one, counted from 1", parseCount("--story"), 1)
    .addOption(
      new Option("--part <name>").choices(["train", "test"] as const).default("train" as const),
    )
    .addOption(folder).addOption(train).addOption(test).addOption(seed)
    .action(async (task, options) => {
      const { showStory } = await import("./show.ts");
      await showStory(task, options);
    });

  data.command("stats")
    .description("Measure the stories of the tasks.")
    .argument("<collection>", collectionNames)
    .addOption(folder).addOption(tasks)
    .addOption(train).addOption(test).addOption(seed)
    .action(async (collection, options) => {
      const { printStatistics } = await import("./stats.ts");
      await printStatistics(collection, options);
    });

  data.command("verify")
    .description("Check the files of a folder, and whether they are the released ones.")
    .argument("<collection>", collectionNames)
    .addOption(folder).addOption(tasks)
    .action(async (collection, options) => {
      const { verifyData } = await import("./verify.ts");
      exit(await verifyData(collection, options));
    });
}
