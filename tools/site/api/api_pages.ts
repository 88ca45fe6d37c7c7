import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { markup } from "../../../bench/base/mod.ts";
import { POLICY, rootOf, type SiteFiles } from "../frame/mod.ts";

/** The repository. */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Makes Deno's pages look like those of the site. */
const STYLE = new URL("../style/api.css", import.meta.url);

/**
 * Writes what `deno doc --html` says of the public names below api/, each page with the policy of the site
 * and the way back to it.
 *
 * @param repository Where the code can be read; null for nowhere.
 * @throws {Error} If Deno cannot document the module.
 */
export async function apiPages(files: SiteFiles, repository: string | null): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["doc", "--html", "--name=gradnoise", `--output=${folder}`, "mod.ts"],
      cwd: ROOT,
      stdin: "null",
      stdout: "null",
    }).output();
    if (code !== 0) throw new Error(`Cannot document mod.ts: ${new TextDecoder().decode(stderr)}`);
    await addFolder(folder, folder, files, repository);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function addFolder(
  folder: string,
  root: string,
  files: SiteFiles,
  repository: string | null,
): Promise<void> {
  await Promise.all(
    (await Array.fromAsync(Deno.readDir(folder))).map(async ({ name, isDirectory }) => {
      const place = join(folder, name);
      if (isDirectory) return await addFolder(place, root, files, repository);
      const path = `api/${relative(root, place).replaceAll("\\", "/").replaceAll("~", "names")}`;
      const text = await Deno.readTextFile(place);
      const own = name === "page.css" ? await Deno.readTextFile(STYLE) : "";
      files.set(
        path,
        name.endsWith(".html") ? apiPage(path, text, repository) : renamed(text) + own,
      );
    }),
  );
}

/** "~" is a home folder to some servers. */
function renamed(text: string): string {
  return text.replaceAll(".&#x2F;~&#x2F;", ".&#x2F;names&#x2F;").replaceAll("/~/", "/names/");
}

function apiPage(path: string, text: string, repository: string | null): string {
  const head = markup`<head>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">`.text;
  const back = markup`<body>
<nav class="to-site" aria-label="Site"><a href="${rootOf(path)}index.html">gradnoise</a> <a href="${
    rootOf(path)
  }docs/index.html">Docs</a> <a href="${rootOf(path)}api/all_symbols.html">All names</a></nav>`
    .text;
  // Deno imports names from where it stands.
  const imported = text.replaceAll("from &quot;.&quot;", "from &quot;@gradnoise/gradnoise&quot;");
  return withoutDeadLinks(withSources(renamed(imported), repository)).replace(
    "<html>",
    '<html lang="en">',
  )
    // A policy without inline styles would refuse it; scripts show what it hides.
    .replaceAll(' style="display: none;"', "")
    .replace("<head>", head).replace("<body>", back);
}

/** Deno links to files of this machine. */
function withSources(text: string, repository: string | null): string {
  const root = pathToFileURL(ROOT).href.replaceAll("/", "&#x2F;");
  return repository === null
    ? text.replaceAll(new RegExp(`href="${RegExp.escape(root)}[^"]*"`, "g"), "")
    : text.replaceAll(`href="${root}`, `href="${repository}/blob/main/`);
}

/** Deno links to the parameter of a mapped type, which has no place of its own. */
function withoutDeadLinks(text: string): string {
  return text.replace(/ href="#([^"]+)"/g, (link, id) => text.includes(`id="${id}"`) ? link : "");
}
