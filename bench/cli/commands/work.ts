import { storeKinds } from "../../run/store/kinds.ts";
import { readStore } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { data, storage, use, workers } from "./shared_options.ts";

/** `work`. */
export const work = defineCommand({
  name: "work",
  help: "Train trials that runs have put into a database, on as many machines as you like.",
  options: {
    storage: {
      ...storage,
      help: `the database: ${storeKinds.postgresql!.form}`,
      required: true,
      paths: readStore(),
    },
    ...{ workers, data, use },
    untilEmpty: { help: "end when no trial is left; otherwise wait for more until Ctrl-C" },
    quiet: { help: "print only what went wrong" },
  },
  trains: () => true,
  async action(_, options) {
    const { workCommand } = await import("../work_command.ts");
    return await workCommand(options);
  },
});
