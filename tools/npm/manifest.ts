import { join } from "node:path";
import { root } from "./_files.ts";

/** The part of deno.json that is used here. */
interface Config {
  readonly version: string;
  readonly license: string;
  readonly imports: Readonly<Record<string, string>>;
}

/** The package's package.json: version and dependencies are those of deno.json. */
export async function manifest(): Promise<string> {
  const config: Config = JSON.parse(await Deno.readTextFile(join(root, "deno.json")));
  const ranges = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, `^${config.imports[name]?.split("@").at(-1)}`]));
  const wasm = "@tensorflow/tfjs-backend-wasm";
  const content = {
    name: "gradnoise",
    version: config.version,
    description:
      "Gradient clipping, gradient noise, schedules and optimizers for TensorFlow.js, tested as one unit",
    keywords: [
      ...["tensorflow", "tfjs", "optimizer", "gradient-clipping", "gradient-noise", "adam"],
      ...["langevin", "learning-rate-schedule", "machine-learning"],
    ],
    license: config.license,
    type: "module",
    main: "./mod.js",
    types: "./mod.d.ts",
    exports: {
      ".": { types: "./mod.d.ts", default: "./mod.js" },
      "./kernels.wasm": "./engine/kernels/kernels.wasm",
      "./package.json": "./package.json",
    },
    // The last registers the class by which tf.loadLayersModel restores an optimizer; the others import it.
    sideEffects: [
      ...["./mod.js", "./optim/mod.js", "./optim/wrappers/mod.js"],
      "./optim/wrappers/tf_optimizer.js",
    ],
    engines: { node: ">=22" },
    dependencies: ranges("@noble/hashes", "zod"),
    peerDependencies: ranges("@tensorflow/tfjs", wasm),
    peerDependenciesMeta: { [wasm]: { optional: true } },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
