import { fileURLToPath } from "node:url";
import { assertEquals } from "../../../../std.ts";
import { readSource } from "../../../_module_graph.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const BUNDLE = "bench/report/page/bundle.js";

/** The bundle that the sources give, by the command of the task `page` with another output. */
async function bundled(): Promise<string> {
  const { tasks }: { tasks: { page: { command: string } } } = JSON.parse(readSource("deno.json"));
  const [, ...args] = tasks.page.command.split(" ");
  const output = await Deno.makeTempFile({ suffix: ".js" });
  try {
    const command = new Deno.Command(Deno.execPath(), {
      args: args.map((word) => word === BUNDLE ? output : word),
      cwd: root,
    });
    const { success, stderr } = await command.output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return await Deno.readTextFile(output);
  } finally {
    await Deno.remove(output);
  }
}

Deno.test(`${BUNDLE} is what its sources give: else run deno task page`, async () => {
  const found = readSource(BUNDLE), expected = await bundled();
  assertEquals(found === expected, true, `${BUNDLE} is out of date: run deno task page`);
});

Deno.test(`${BUNDLE} is a script that imports nothing and ends no element`, () => {
  const bundle = readSource(BUNDLE);
  assertEquals(bundle.match(/^\s*(import|export)\b|\brequire\(|<\/script/gim), null);
  // Compiled, not run: there is no page here.
  new Function(bundle);
});
