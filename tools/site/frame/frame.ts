import { type Html, markup } from "../../../bench/base/mod.ts";
import { relativeLink, rootOf } from "./relative_link.ts";

/** A page of the site. */
export interface FramedPage {
  /** From the root of the site: "docs/gate.html". */
  readonly path: string;
  readonly title: string;
  /** A sentence for search engines. */
  readonly description: string;
  readonly main: Html;
  /** By default {@linkcode POLICY}. */
  readonly policy?: string;
  /** Further elements of the head. */
  readonly head?: Html;
  /** What of its layout is the page's own. */
  readonly layout?: "story" | "docs" | "tool" | "evidence";
}

/** Scripts, styles and pictures of the site alone; nothing is sent anywhere. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const places = [
  { path: "index.html", name: "Evidence", of: /^(index|evidence\/)/ },
  { path: "reports.html", name: "Reports", of: /^reports/ },
  { path: "lab.html", name: "Lab", of: /^lab/ },
  { path: "playground.html", name: "Playground", of: /^playground/ },
  { path: "docs/index.html", name: "Docs", of: /^docs/ },
  { path: "api/all_symbols.html", name: "API", of: /^api/ },
];

/** A whole page: the head with its policy, the way to the other pages, the search, and the page's own part. */
export function frame(page: FramedPage): string {
  const { path, title, description, main, policy = POLICY, head = null, layout = "story" } = page;
  const root = rootOf(path);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="stylesheet" href="${root}assets/site.css">
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<script src="${root}assets/site.js" defer></script>
${head}</head>
<body class="${layout}">
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="brand" href="${root}index.html">gradnoise</a>
<nav aria-label="Site">
<ul>
${places.map((place) => placeHtml(place, path))}</ul>
</nav>
<search class="search">
<label class="hidden" for="search">Search the documentation</label>
<input id="search" type="search" placeholder="Search the docs" autocomplete="off" spellcheck="false" aria-controls="found" aria-keyshortcuts="/">
<div id="found" class="found" hidden></div>
<p class="hidden" role="status" id="found-count"></p>
</search>
</header>
<main id="main" tabindex="-1">
${main}</main>
<footer class="foot">
<p>gradnoise, MIT licence. No cookies, no tracker, nothing loaded from elsewhere: this site works from a folder.</p>
</footer>
</body>
</html>
`.text;
}

function placeHtml({ path, name, of }: (typeof places)[number], from: string): Html {
  const current = of.test(from) ? markup` aria-current="${from === path ? "page" : "true"}"` : null;
  return markup`<li><a href="${relativeLink(from, path)}"${current}>${name}</a></li>
`;
}
