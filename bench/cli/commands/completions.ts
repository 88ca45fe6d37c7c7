import { defineCommand } from "./command_row.ts";
import { use } from "./shared_options.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** `completions`. */
export const completions = defineCommand({
  name: "completions",
  help: "Print a script that completes this command line in a shell.",
  arguments: { shell: { help: SHELLS.join(", "), required: true, names: () => SHELLS } },
  options: { use },
  async action({ shell }, _, line) {
    const { completionScript } = await import("../completions/mod.ts");
    const { print } = await import("../print.ts");
    print(...await completionScript(line, shell));
  },
});
