import { assertEquals } from "../../std.ts";
import { readSource, sourceFiles } from "../_module_graph.ts";

/** What some platform of the npm package lacks: Node 22, a browser, or a bundler for one. */
const unportable: readonly RegExp[] = [
  /\bDeno\./,
  /\bfrom "node:/,
  /\bimport\("node:/,
  /\.(toBase64|toHex)\(\)/,
  /\bUint8Array\.from(Base64|Hex)\b/,
  /\b(await )?using \w+ =/,
  /\bRegExp\.escape\b/,
  /\bMath\.sumPrecise\b/,
  /\bIterator\.concat\b/,
  /\bFloat16Array\b/,
];

/** Code without its comments. */
function codeOf(path: string): string {
  return readSource(path).replace(/\/\*.*?\*\//gs, "").replace(/^\s*\/\/.*$/gm, "");
}

Deno.test("engine and optim use what Node 22 and browsers have, too", () => {
  const files = ["engine/", "optim/"].flatMap(sourceFiles);
  const found = files.flatMap((path) =>
    unportable.filter((pattern) => pattern.test(codeOf(path)))
      .map((pattern) => `${path}: ${pattern.source}`)
  );
  assertEquals(found, []);
});
