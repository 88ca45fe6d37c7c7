import { allSections } from "../../../../bench/report/sections/mod.ts";
import { detailsHtml, Page, pageData } from "../../../../bench/report/render/mod.ts";
import { type Html, markup, scriptJson } from "../../../../bench/base/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { models } from "../../../../models/registry.ts";

/** The sections of a report that show networks at work. */
function isLookedAt(name: string): boolean {
  return name === "playground" ||
    Object.values(models).some(({ inspection }) => inspection?.name === name);
}

/**
 * A page in which a result's networks can be asked and watched, of the sections that its report has for that;
 * empty where there are none. It runs in a frame of the lab as well.
 *
 * @param folder The address of the folder with the lab's files, from the page.
 */
export function lookPage(result: ResultFile, folder = "lab/"): string {
  const input = { result, other: null }, page = new Page(result);
  const sections = allSections().filter(({ name }) => isLookedAt(name)).flatMap((entry) => {
    const details = entry.details(input);
    const title = typeof entry.title === "string" ? entry.title : entry.title(input);
    return details.length === 0
      ? []
      : [{ name: entry.name, title, body: detailsHtml(details, page) }];
  });
  if (sections.length === 0) return "";
  const scripts = page.charts.length === 0 ? ["look.js"] : ["chart.js", "look.js"];
  return markup`<!doctype html>
<html lang="en" class="framed">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${result.suite.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}report.css">
</head>
<body>
<main>
<h1 class="hidden">${result.suite.title}</h1>
${sections.map(sectionHtml)}</main>
<script type="application/json" id="data">${scriptJson(pageData(result, page))}</script>
${
    scripts.map((script) =>
      markup`<script src="${folder}${script}"></script>
`
    )
  }</body>
</html>
`.text;
}

/** Nothing but the site's own scripts, styles and pictures. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; " +
  "form-action 'none'";

interface Section {
  readonly name: string;
  readonly title: string;
  readonly body: Html;
}

function sectionHtml({ name, title, body }: Section): Html {
  return markup`<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${title}</h2>
${body}</section>
`;
}
