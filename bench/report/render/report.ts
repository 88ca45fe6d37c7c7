import { findModel } from "../../../models/registry.ts";
import { factsOf } from "../../../tasks/mod.ts";
import { Html, markup, scriptJson } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { RunNames, RunsCompared } from "../../results/compare/mod.ts";
import type { ReportAssets } from "../assets.ts";
import { headline } from "../headline.ts";
import type { ReportInput } from "../section.ts";
import { allSections } from "../sections/mod.ts";
import { contentsHtml } from "./contents.ts";
import { filterForm } from "./filter_form.ts";
import { headerHtml } from "./header.ts";
import { Page } from "./page.ts";
import { pageData } from "./page_data.ts";
import { shadeRules } from "./player.ts";
import { policyOf } from "./policy.ts";
import { sectionHtml, type ShownSection } from "./section.ts";
import { cited } from "./words.ts";

/** A script's text, safe inside its element: no end of the element in the middle of it. */
function inlineScript(text: string): string {
  return text.replace(/<\/(script)/gi, "<\\/$1");
}

/** The papers that a result's technique, models and tasks are from. */
function sourcesOf({ workloads }: ResultFile): string {
  const models = new Set(workloads.map(({ model }) => findModel(model)?.citation ?? ""));
  return [
    "Noise after the clip: Neelakantan et al. 2015, arXiv 1511.06807.",
    ...models,
    ...factsOf(workloads.map(({ task }) => task), "citation"),
  ].join(" ");
}

/** The project, and where it says how its figures are made. */
function project({ versions }: ResultFile, { repository }: ReportAssets): Html {
  const link = (path: string, text: string) =>
    repository === null ? text : markup`<a href="${repository}${path}">${text}</a>`;
  return markup`${link("", "gradnoise")} ${versions.gradnoise}. How intervals and tests are made: ${
    link("/blob/HEAD/docs/statistics.md", "docs/statistics.md")
  } in the repository.`;
}

/** The sections that have something to show, in the order of the page. */
function shownSections(input: ReportInput): ShownSection[] {
  return allSections().map(({ name, title, folded = false, gist = null, details }) => ({
    id: name,
    title: typeof title === "string" ? title : title(input),
    folded: typeof folded === "boolean" ? folded : folded(input),
    gist,
    details: details(input),
  })).filter(({ details }) => details.length > 0);
}

/**
 * Writes a result as one page of HTML that needs nothing else: no network, no other file. The same
 * result gives the same page. Nothing from outside may load in it, and whatever came from data is
 * escaped.
 *
 * @param other Another run to compare it with, or a comparison of several with it.
 * @param names What a person calls the two.
 * @throws {UsageError} If the two runs have no trial in common.
 */
export function renderReport(
  result: ResultFile,
  assets: ReportAssets,
  other: ResultFile | RunsCompared | null = null,
  names?: RunNames,
): string {
  const page = new Page(result), sections = shownSections({ result, other, names });
  const header = headerHtml(headline(result), page);
  const bodies = sections.map((section) => sectionHtml(section, page));
  const style = assets.style + shadeRules();
  const scripts = [assets.chartLibrary, assets.client].map(inlineScript);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(scripts, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gradnoise: ${result.suite.name}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#answer">Skip to the results</a>
<div class="sheet">
${contentsHtml(sections)}<main>
${header}
<noscript><p>The charts are drawn by the page's script; their numbers are in the result file.</p></noscript>
${filterForm(result)}
${bodies}</main>
<footer><p>${project(result, assets)} ${cited(sourcesOf(result))}</p></footer>
</div>
<script type="application/json" id="data">${scriptJson(pageData(result, page))}</script>
${
    scripts.map((script) =>
      markup`<script>${new Html(script)}</script>
`
    )
  }</body>
</html>
`.text;
}
