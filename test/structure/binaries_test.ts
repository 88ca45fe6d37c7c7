import { assertEquals } from "../../std.ts";

const root = new URL("../../", import.meta.url);

/** Paths below a folder that ends with a slash. */
function filesBelow(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesBelow(`${folder}${name}/`) : [`${folder}${name}`]
  );
}

Deno.test("no file is binary but the kernels and the pictures", () => {
  const folders = ["engine/", "optim/", "tasks/", "models/", "bench/", "test/", "tools/", "docs/"];
  const binary = folders.flatMap(filesBelow)
    .filter((path) => Deno.readFileSync(new URL(path, root)).includes(0));
  const allowed = /^(engine\/kernels\/kernels\.wasm|docs\/[\w-]+\.png)$/;
  assertEquals(binary.filter((path) => !allowed.test(path)), []);
});
