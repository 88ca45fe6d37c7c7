import { defineCommand } from "./command_row.ts";
import { collection, folder, tasks } from "./data_options.ts";

/** `data verify`. */
export const dataVerify = defineCommand({
  name: "verify",
  help: "Check the files of a folder: whether they are released ones, whether answers are right.",
  arguments: { collection },
  options: { data: folder, tasks },
  async action({ collection }, options) {
    const { verifyData } = await import("../data/mod.ts");
    return await verifyData(collection, options);
  },
});
