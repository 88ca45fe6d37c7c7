/** The npm package, installed from its tarball as a user would, in Node, Deno and a browser. */

import { join } from "node:path";
import { PAGES } from "../../../tools/npm/for_npm.ts";
import { pack } from "../../../tools/npm/pack.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { readSource } from "../../_module_graph.ts";
import { withFolder } from "../../bench/_folder.ts";
import { launchBrowser } from "../../bench/report/_launch_browser.ts";
import { installByDeno, installByNpm, mustRun, run } from "./_project.ts";
import { serveFolder } from "./_serve.ts";

/** What training ends with; see fixtures/train.js. */
interface Trained {
  readonly backend: string;
  readonly kernels: string;
  readonly fallbacks: readonly string[];
  readonly learned: boolean;
  /** Tensors that are still there. */
  readonly left: number;
  readonly digest: string;
  readonly values: readonly number[];
  readonly steps: Readonly<Record<string, readonly number[]>>;
}

/** The parts of it that two machines of the same architecture share. */
function outcome({ values: _, steps: __, ...rest }: Trained): Omit<Trained, "values" | "steps"> {
  return rest;
}

/** The largest difference between two trainings, and where it is. */
function farthest(one: Trained, other: Trained): { readonly at: string; readonly by: number } {
  const all: Trained["steps"] = { ...one.steps, training: one.values };
  const others: Trained["steps"] = { ...other.steps, training: other.values };
  assertEquals(Object.keys(all), Object.keys(others));
  const differences = Object.entries(all).map(([at, values]) => ({
    at,
    by: Math.max(...values.map((value, i) => Math.abs(value - others[at]![i]!))),
  }));
  return differences.reduce((most, one) => one.by <= most.by ? most : one);
}

function readLines(output: string): Trained[] {
  return output.trim().split("\n").map((line) => JSON.parse(line));
}

Deno.test("the npm package works where it is installed", async (t) => {
  await withFolder(async (folder) => {
    const { tarball } = await pack(folder);
    const [ofNpm, ofDeno] = [join(folder, "npm"), join(folder, "deno")];
    const [node] = await Promise.all([
      installByNpm(ofNpm, tarball),
      installByDeno(ofDeno, tarball),
    ]);
    const esbuild = join(ofNpm, "node_modules/.bin/esbuild");
    const wasmPackage = join(ofNpm, "node_modules/@tensorflow/tfjs-backend-wasm");
    let trained: Trained[] = [];

    await t.step("it has what it needs and nothing else", async () => {
      const files = (await mustRun("tar", ["tzf", tarball], folder)).trim().split("\n");
      const others = files.filter((path) =>
        !/^package\/(engine|optim)\/.*\.(js|d\.ts)$/.test(path)
      );
      assertEquals(others.sort(), [
        "package/LICENSE",
        "package/README.md",
        "package/docs/conformance.md",
        "package/docs/optimizer.md",
        "package/engine/kernels/kernels.wasm",
        "package/mod.d.ts",
        "package/mod.js",
        "package/package.json",
      ]);
      const scripts = files.filter((path) => path.endsWith(".js"));
      assertEquals(scripts.length, files.filter((path) => path.endsWith(".d.ts")).length);
    });

    await t.step("it trains in Node, with its kernels", async () => {
      trained = readLines(await mustRun(node, ["main.js"], ofNpm));
      const [cpu, wasm] = trained.map(outcome);
      assertEquals({ ...cpu, digest: "" }, {
        ...{ backend: "cpu", kernels: "typescript", fallbacks: [] },
        ...{ learned: true, left: 0, digest: "" },
      });
      assert(/^[0-9a-f]{16}$/.test(wasm!.kernels.replace("-unfused", "")), wasm!.kernels);
      assertEquals({ ...wasm, kernels: "", digest: "" }, {
        ...{ backend: "wasm", kernels: "", fallbacks: [], learned: true, left: 0, digest: "" },
      });
    });

    await t.step("it reaches the same bits in Deno, which checks its types", async () => {
      const args = ["run", "--no-prompt", "--allow-read=.", "main.js"];
      const ofDenos = readLines(await mustRun(Deno.execPath(), args, ofDeno));
      assertEquals(ofDenos.map(outcome), trained.map(outcome));
      await mustRun(Deno.execPath(), ["check", "--quiet", "program.ts"], ofDeno);
      const pages = Object.values(PAGES);
      await mustRun(Deno.execPath(), [
        ...["check", "--quiet", "--doc-only"],
        ...pages.map((page) => `package/${page}`),
      ], ofDeno);
    });

    await t.step("it reaches the same bits in a browser, and 1e-5 on its graphics", async () => {
      const site = join(ofNpm, "site");
      await mustRun(esbuild, [
        ...["page.js", "quiet.js", "--bundle", "--minify", "--format=esm", "--loader:.wasm=file"],
        ...[`--outdir=${site}`, "--log-level=error"],
      ], ofNpm);
      for (const [name, script] of [["index", "page"], ["quiet", "quiet"]]) {
        await Deno.writeTextFile(
          join(site, `${name}.html`),
          `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="${script}.js"></script>`,
        );
      }
      await using server = serveFolder(site);
      const origin = `http://127.0.0.1:${server.addr.port}`;
      // Graphics in software: machines that run tests have no other.
      const graphics = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
      await using browser = await launchBrowser(undefined, graphics);
      const page = await browser.newPage();
      const asked: string[] = [], faults: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      page.on("pageerror", (error) => void faults.push(String(error)));
      // As the policy's refusal of another address.
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.addInitScript(() => {
        const refused: string[] = (globalThis as unknown as Page).refused = [];
        addEventListener("securitypolicyviolation", (event) => {
          refused.push((event as Event & { readonly blockedURI: string }).blockedURI);
        });
      });
      const refused = () => page.evaluate(() => (globalThis as unknown as Page).refused);
      await page.goto(`${origin}/`);
      const trainInPage = (name: string): Promise<Trained> =>
        page.evaluate((name) => (globalThis as unknown as Page).train(name), name);
      const inPage = [await trainInPage("cpu"), await trainInPage("wasm")];
      assertEquals(inPage.map(outcome), trained.map(outcome));
      const webgl = await trainInPage("webgl");
      assertEquals([webgl.backend, webgl.learned, webgl.left], ["webgl", true, 0]);
      const { at, by } = farthest(trained[0]!, webgl);
      assert(by <= 1e-5, `${at}: ${by}`);
      // zod's trial; without it there is none.
      assertEquals(await refused(), ["eval"]);
      await page.goto(`${origin}/quiet.html`);
      assertEquals(outcome(await trainInPage("cpu")), outcome(trained[0]!));
      assertEquals(await refused(), []);
      assertEquals(faults, []);
      const addresses = asked.filter((url) => !url.startsWith("data:"));
      assert(addresses.length >= 4);
      assertEquals(addresses.filter((url) => !url.startsWith(`${origin}/`)), []);
    });

    await t.step("its types resolve under tsc --strict, and are right themselves", async () => {
      const tsc = join(ofNpm, "node_modules/.bin/tsc");
      const strict = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
      const { code, output } = await run(tsc, [...strict, "program.ts"], ofNpm);
      // tfjs's own are wrong; with skipLibCheck nobody sees that.
      assert(code !== 0);
      const files = output.match(/^[^\s(]+(?=\()/gm) ?? [];
      assert(files.some((file) => file.includes("/@tensorflow/tfjs-layers/")), output);
      assertEquals(files.filter((file) => !/^node_modules\/@/.test(file)), []);
      await mustRun(tsc, [...strict, "--skipLibCheck", "program.ts"], ofNpm);
    });

    await t.step(
      "a bundle takes what is used, and registers the class that models restore",
      async () => {
        const bundle = (file: string) =>
          mustRun(esbuild, [
            ...[file, "--bundle", "--minify", "--format=esm", "--external:@tensorflow/*"],
            "--log-level=error",
          ], ofNpm);
        const rows = readSource("docs/npm.md").matchAll(/\| (\d+) kB +\| (\d+) kB +\|/g);
        for (const file of ["functions.ts", "example.ts", "all.js"]) {
          const [, minified, compressed] = rows.next().value as RegExpMatchArray;
          const text = await bundle(file);
          const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
          const { length } = new Uint8Array(await new Response(stream).arrayBuffer());
          for (const [bytes, said] of [[text.length, minified], [length, compressed]] as const) {
            const kilobytes = bytes / 1000;
            assert(Math.abs(kilobytes / Number(said) - 1) < 0.03, `${file}: ${kilobytes} kB`);
          }
        }
        assertStringIncludes(await bundle("nothing.js"), ".registerClass(");
      },
    );

    await t.step("without the wasm backend's package it says so, and works on cpu", async () => {
      await Deno.rename(wasmPackage, `${wasmPackage}-away`);
      const { code, output, errors } = await run(node, ["main.js"], ofNpm);
      assertEquals([code, outcome(readLines(output)[0]!)], [1, outcome(trained[0]!)]);
      assertStringIncludes(
        errors,
        'BackendError: Cannot start the backend "wasm": cannot load @tensorflow/tfjs-backend-wasm: ',
      );
    });
  });
});

/** What the page's script defines, and what its policy refused. */
interface Page {
  refused: string[];
  train(name: string): Promise<Trained>;
}

Deno.test("the compiler of the package has the versions of deno.json", () => {
  const importsOf = (file: string): Record<string, string> => JSON.parse(readSource(file)).imports;
  const imports = importsOf("deno.json");
  const { typescript: _, ...shared } = importsOf("tools/npm/compiler/deno.json");
  for (const [name, specifier] of Object.entries(shared)) assertEquals(specifier, imports[name]);
});
