/** Projects of users that have installed the tarball of the npm package. */

import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assert } from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";

/** Packages that only the tests need, beside those of deno.json. */
const ESBUILD = "esbuild@0.28.2";
const NODE_22 = "22.23.5";

const fixtures = fileURLToPath(new URL("./fixtures/", import.meta.url));
/** Which package a name stands for, as npm writes it: "zod@4.6.7". */
function packagesOf(file: string): (name: string) => string {
  const { imports }: { imports: Record<string, string> } = JSON.parse(readSource(file));
  return (name) => imports[name]!.replace(/^npm:/, "");
}

const packageOf = packagesOf("deno.json");
const compilerOf = packagesOf("tools/npm/compiler/deno.json");

/** What a program prints on its two outputs, and its exit code. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number; readonly output: string; readonly errors: string }> {
  const command = new Deno.Command(program, { args: [...args], cwd, stdin: "null" });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout), errors: decoder.decode(stderr) };
}

/** As `run`, of a program that must not fail. */
export async function mustRun(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { code, output, errors } = await run(program, args, cwd);
  assert(code === 0, `${program} ${args[0]}: exit code ${code}\n${output}${errors}`);
  return output;
}

/** What trains on cpu and wasm, and prints what each ends with as JSON, a line each. */
const MAIN = `
  import { train } from "./train.js";
  for (const name of ["cpu", "wasm"]) console.log(JSON.stringify(await train(name)));
`;

/** What a page calls to train; the bundler says where the .wasm files are. */
const PAGE = `
  import wasmFile from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm";
  import kernels from "gradnoise/kernels.wasm";
  import { train } from "./train.js";
  globalThis.train = (name) => train(name, { wasmFile, kernels });
`;

/** The same page where zod does not try to evaluate text, as docs/npm.md says. */
const QUIET = `
  import "./jitless.js";
  import "./page.js";
`;

/** The examples of docs/npm.md. */
const [EXAMPLE, FUNCTIONS] = Array.from(
  readSource("docs/npm.md").matchAll(/^```ts\n([^]*?)^```$/gm),
  ([, block]) => block!,
) as [string, string];

/** The module by which that page switches evaluation off. */
const [, JITLESS] = readSource("docs/npm.md")
  .match(/^```text\n(import \{ config \} from "zod";[^]*?)^```$/m) as unknown as [string, string];

/** What a page does that only loads a model with its optimizer. */
const NOTHING = `import "gradnoise";`;

/** Writes a project's own files, without its packages. */
async function writeProject(folder: string, files: Readonly<Record<string, string>>) {
  await Deno.mkdir(folder);
  for (const name of ["train.js", "program.ts"]) {
    await Deno.copyFile(join(fixtures, name), join(folder, name));
  }
  const all = {
    "main.js": MAIN,
    "page.js": PAGE,
    "quiet.js": QUIET,
    "jitless.js": JITLESS,
    "functions.ts": FUNCTIONS,
    "example.ts": EXAMPLE,
    "all.js": 'export * from "gradnoise";',
    "nothing.js": NOTHING,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    await Deno.writeTextFile(join(folder, name), text);
  }
}

/**
 * Makes an empty project and installs the tarball by npm.
 *
 * @returns The program of Node 22 or newer: this machine's, or else one from a package.
 */
export async function installByNpm(folder: string, tarball: string): Promise<string> {
  await writeProject(folder, { "package.json": '{ "private": true, "type": "module" }' });
  const version = (await mustRun("node", ["--version"], folder)).slice(1);
  const node22 = `node-${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;
  const isOld = Number.parseInt(version) < 22;
  await mustRun("npm", [
    ...["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", tarball],
    ...[
      packageOf("@tensorflow/tfjs"),
      packageOf("@tensorflow/tfjs-backend-wasm"),
      packageOf("zod"),
    ],
    ...[ESBUILD, compilerOf("typescript"), ...isOld ? [`${node22}@${NODE_22}`] : []],
  ], folder);
  return isOld ? join(folder, "node_modules", node22, "bin/node") : "node";
}

/**
 * Makes an empty project of Deno and installs the tarball: linked, which Deno does with packages that are
 * not on a registry.
 */
export async function installByDeno(folder: string, tarball: string): Promise<void> {
  const names = ["@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm", "zod"];
  const { version } = JSON.parse(readSource("deno.json")) as { readonly version: string };
  await writeProject(folder, {
    "deno.json": JSON.stringify({
      links: ["./package"],
      nodeModulesDir: "auto",
      allowScripts: { allow: [], deny: ["npm:core-js"] },
      imports: {
        gradnoise: `npm:gradnoise@${version}`,
        ...Object.fromEntries(names.map((name) => [name, `npm:${packageOf(name)}`])),
      },
    }),
  });
  await mustRun("tar", ["xzf", tarball], folder);
  await mustRun(Deno.execPath(), ["install", "--quiet"], folder);
}
