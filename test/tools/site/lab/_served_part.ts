/** Pages of the lab in a real browser, for tests: in a frame as plain as can be, below a path of a server. */

import type { Browser, Page } from "playwright-core";
import type { SitePart } from "../../../../tools/site/lab/mod.ts";
import { launchBrowser } from "../../../bench/report/_launch_browser.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  wasm: "application/wasm",
};

/** A page of the site as the site has it, without all that is around it. */
export function documentOf({ title, policy, head, main }: SitePart): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}</head>
<body><main>
${main}</main></body>
</html>
`;
}

/** Where a page is served: not at the root, as a project's site may be. */
const FOLDER = "/some/where/";

export interface ServedPart {
  readonly page: Page;
  readonly address: string;
  /** What the page asked of the server, by path below its own folder. */
  readonly asked: string[];
  /** Files that the server has lost. */
  readonly lost: Set<string>;
  /** Errors, warnings, refusals by the policy: all that should not be. */
  readonly complaints: string[];
}

/** Serves a page and its files from memory, under the page's own policy, and opens a browser. */
export async function withPart(
  part: SitePart,
  run: (served: ServedPart) => Promise<void>,
): Promise<void> {
  const asked: string[] = [], complaints: string[] = [], lost = new Set<string>();
  const files: SitePart["files"] = { ...part.files, "page.html": documentOf(part) };
  const options = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  await using server = Deno.serve(options, ({ url }) => {
    const path = decodeURIComponent(new URL(url).pathname);
    const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : path;
    asked.push(name);
    const body = lost.has(name) ? undefined : files[name];
    if (body === undefined) return new Response("not found", { status: 404 });
    const type = TYPES[name.split(".").at(-1)!]!;
    const headers = { "content-type": type, "content-security-policy": part.policy };
    return new Response(body, { headers });
  });
  await using browser: Browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("console", (message) => void complaints.push(message.text()));
  page.on("pageerror", (error) => void complaints.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`http://127.0.0.1:${server.addr.port}${FOLDER}`)) {
      complaints.push(`asked for ${url}`);
    }
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error((event as Event & { readonly blockedURI: string }).blockedURI);
    });
  });
  const address = `http://127.0.0.1:${server.addr.port}${FOLDER}page.html`;
  await run({ page, address, asked, lost, complaints });
}
