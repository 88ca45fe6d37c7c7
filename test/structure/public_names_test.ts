import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../../std.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What `deno doc --json` prints, as far as it is read here. */
interface Documentation {
  readonly nodes: Readonly<
    Record<string, {
      readonly symbols: readonly {
        readonly name: string;
        readonly declarations: readonly {
          readonly kind: string;
          readonly jsDoc?: { readonly doc?: string };
        }[];
      }[];
    }>
  >;
}

async function deno(args: readonly string[], cwd: string): Promise<Deno.CommandOutput> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args], cwd, stdin: "null" });
  return await command.output();
}

Deno.test("another project runs the whole chain, offline and without a permission", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { imports } = JSON.parse(await Deno.readTextFile(`${root}deno.json`));
    const config = {
      links: [root],
      imports,
      allowScripts: { allow: [], deny: ["npm:core-js"] },
    };
    await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(config));
    // With the same packages and lock file as here, no version has to be asked of the registry.
    await Deno.copyFile(`${root}deno.lock`, `${folder}/deno.lock`);
    await Deno.writeTextFile(
      `${folder}/main.ts`,
      `
      import * as tf from "@tensorflow/tfjs";
      import {
        addGradientNoise, asTfOptimizer, chain, clipByGlobalNorm, sgd, startBackend, streamKey,
      } from "@gradnoise/gradnoise";

      await startBackend("cpu");
      const x = tf.variable(tf.tensor1d([3, 4]), true, "x");
      const noise = addGradientNoise({ deviation: 0.001, key: streamKey(1, "noise") });
      const optimizer = asTfOptimizer(chain(clipByGlobalNorm(1), noise, sgd(0.5)));
      for (let i = 0; i < 3; i++) optimizer.minimize(() => tf.sum(tf.square(x)));
      console.log([...x.dataSync()].map((value) => value.toFixed(1)).join(" "));
      `,
    );
    const { code, stdout, stderr } = await deno(
      ["run", "--no-prompt", "--cached-only", "--check", "main.ts"],
      folder,
    );
    const errors = new TextDecoder().decode(stderr).replace(/^.*Check.*main\.ts\n/, "");
    // The gradient 2x points from the origin and is longer than 1 all the way, so every step goes
    // 0.5 towards the origin: from length 5 to 3.5, along (0.6, 0.8).
    assertEquals({ code, stdout: new TextDecoder().decode(stdout), errors }, {
      code: 0,
      stdout: "2.1 2.8\n",
      errors: "",
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("every public name has a sentence of documentation", async () => {
  const { stdout } = await deno(["doc", "--json", "mod.ts"], root);
  const { nodes }: Documentation = JSON.parse(new TextDecoder().decode(stdout));
  const symbols = Object.values(nodes).flatMap((module) => module.symbols);
  assert(symbols.length > 30);
  const bare = symbols.filter(({ declarations }) =>
    // A type alias may be inferred from a schema, which has the documentation.
    !declarations.some(({ kind, jsDoc }) => kind === "typeAlias" || jsDoc?.doc)
  );
  assertEquals(bare.map(({ name }) => name), []);
});
