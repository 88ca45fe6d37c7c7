import { createHash } from "node:crypto";
import { modelWords } from "../suites/mod.ts";
import type { RunNames } from "../results/compare/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { byArm, hasArms } from "../results/statistics/mod.ts";
import type { ReportAssets } from "./assets.ts";
import { cited } from "./citation.ts";
import { filterForm } from "./filter_form.ts";
import { Html, markup, scriptJson } from "../base/mod.ts";
import type { PageData } from "./page/page_data.ts";
import { sectionElement } from "./section.ts";
import {
  against,
  attention,
  attentionShades,
  claims,
  configuration,
  differences,
  headline,
  kinds,
  microscope,
  overview,
  playground,
  profiles,
  programs,
  published,
  reproduction,
  summary,
  warnings,
  workloads,
} from "./sections/mod.ts";

/** The hash of an inlined script or style, as a Content-Security-Policy names it. */
function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** A script's text, safe inside its element: no end of the element in the middle of it. */
function inlineScript(text: string): string {
  return text.replace(/<\/(script)/gi, "<\\/$1");
}

/** The papers that a result's technique, models and tasks are from. */
function sourcesOf({ workloads }: ResultFile): string {
  const models = new Set(workloads.map(({ model }) => modelWords(model).source));
  return [
    "Noise after the clip: Neelakantan et al. 2015, arXiv 1511.06807.",
    ...models,
    ...workloads.some(({ task }) => task.startsWith("babi-"))
      ? ["bAbI tasks: Weston et al. 2015, arXiv 1502.05698."]
      : [],
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

/**
 * Writes a result as one page of HTML that needs nothing else: no network, no other file. The same
 * result gives the same page. Nothing from outside may load in it, and whatever came from data is
 * escaped.
 *
 * @param other The run to hold it against, if any.
 * @param runNames What a person calls the two.
 * @throws {UsageError} If the two runs have no trial in common.
 */
export function renderReport(
  result: ResultFile,
  assets: ReportAssets,
  other: ResultFile | null = null,
  runNames?: RunNames,
): string {
  const sections = [
    warnings(result),
    other === null ? null : against(result, other, runNames),
    overview(result),
    differences(result),
    summary(result),
    kinds(result),
    workloads(result),
    profiles(result),
    published(result),
    claims(result),
    microscope(result),
    playground(result),
    attention(result),
    programs(result),
    configuration(result),
    reproduction(result),
  ].filter((section) => section !== null);
  const style = assets.style + attentionShades();
  const scripts = [assets.chartLibrary, assets.client].map(inlineScript);
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(" ")}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
  const data: PageData = {
    suite: result.suite.name,
    workloads: names(result.workloads),
    variants: names(byArm(result).variants),
    filtersVariants: !hasArms(result),
    charts: sections.flatMap(({ charts }) => charts ?? []),
    tables: sections.flatMap(({ tables }) => tables ?? []),
    folds: sections.flatMap(({ folds }) => folds ?? []),
    trials: sections.find(({ trials }) => trials !== undefined)?.trials ?? null,
  };
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gradnoise: ${result.suite.name}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#${sections[0]!.id}">Skip to the results</a>
<main>
${headline(result)}
<nav aria-label="Contents"><ul>
${
    sections.map(({ id, title }) =>
      markup`<li><a href="#${id}">${title}</a></li>
`
    )
  }</ul></nav>
<noscript><p>The charts are drawn by the page's script; their numbers are in the result file.</p></noscript>
${filterForm(result)}
${sections.map(sectionElement)}
</main>
<footer><p>${project(result, assets)} ${cited(sourcesOf(result))}</p></footer>
<script type="application/json" id="data">${scriptJson(data)}</script>
${
    scripts.map((script) =>
      markup`<script>${new Html(script)}</script>
`
    )
  }</body>
</html>
`.text;
}
