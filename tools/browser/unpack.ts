/**
 * Unpacks the Chromium of the package `@sparticuz/chromium`, for tests on machines that have no browser,
 * and prints the folder that holds it: `chromium`, libraries that a bare system lacks in `al2023/lib`,
 * and `fonts`.
 *
 * Arguments: a folder for caches; below it every version has a folder of its own.
 */

import { inflate } from "@sparticuz/chromium";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [cache] = Deno.args as [string];
const packed = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
const version = basename(dirname(packed));
const folder = join(cache, `chromium-${version}`);

/** Unpacks everything into a folder beside, which then becomes the folder. */
async function unpack(): Promise<void> {
  const draft = `${folder}.draft`;
  // Of a process that was killed: the lock says that nobody works on it.
  await Deno.remove(draft, { recursive: true }).catch(() => {});
  await Deno.mkdir(draft);
  // The package unpacks into the system's folder for temporary files, and nowhere else.
  Deno.env.set("TMPDIR", draft);
  for (const name of ["fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br", "chromium.br"]) {
    await inflate(join(packed, name));
  }
  await Deno.writeTextFile(join(draft, "fonts/fonts.conf"), fontSettings());
  await Deno.rename(draft, folder);
}

/** The package's own name folders of another system. Without a font, pages crash. */
function fontSettings(): string {
  const element = (name: string, path: string) =>
    `<${name}>${path.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</${name}>`;
  return [
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>',
    element("dir", join(folder, "fonts/fonts")),
    element("cachedir", join(folder, "fonts/cache")),
    "</fontconfig>\n",
  ].join("\n");
}

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}

await Deno.mkdir(cache, { recursive: true });
// Tests may run in several processes: one unpacks, the others wait.
using lock = await Deno.open(join(cache, "chromium.lock"), { create: true, write: true });
await lock.lock(true);
if (!isThere(folder)) await unpack();
console.log(folder);
