import { fileURLToPath } from "node:url";
import { assertEquals } from "../../../../std.ts";
import { readSource } from "../../../_module_graph.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const BUNDLES = ["bench/report/page/bundle.js", "bench/watch/page/bundle.js"];

/** The bundle that the sources give, by its command in the task `page` with another output. */
async function bundled(bundle: string): Promise<string> {
  const { tasks }: { tasks: { page: { command: string } } } = JSON.parse(readSource("deno.json"));
  const command = tasks.page.command.split(" && ").find((one) => one.includes(` ${bundle} `))!;
  const [, ...args] = command.split(" ");
  const output = await Deno.makeTempFile({ suffix: ".js" });
  try {
    const command = new Deno.Command(Deno.execPath(), {
      args: args.map((word) => word === bundle ? output : word),
      cwd: root,
    });
    const { success, stderr } = await command.output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return await Deno.readTextFile(output);
  } finally {
    await Deno.remove(output);
  }
}

for (const bundle of BUNDLES) {
  Deno.test(`${bundle} is what its sources give: else run deno task page`, async () => {
    const found = readSource(bundle), expected = await bundled(bundle);
    assertEquals(found === expected, true, `${bundle} is out of date: run deno task page`);
  });

  Deno.test(`${bundle} is a script that imports nothing and ends no element`, () => {
    const source = readSource(bundle);
    assertEquals(source.match(/^\s*(import|export)\b|\brequire\(|<\/script/gim), null);
    // Compiled, not run: there is no page here.
    new Function(source);
  });
}
