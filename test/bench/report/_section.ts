import type { SectionEntry } from "../../../bench/report/mod.ts";
import { detailsHtml, Page } from "../../../bench/report/render/mod.ts";
import type { RunNames, RunsCompared } from "../../../bench/results/compare/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";

/** A section as it stands on the page. */
export interface DrawnSection {
  readonly title: string;
  readonly html: string;
  /** What a reader sees. */
  readonly text: string;
  /** With the data that the page's script needs. */
  readonly page: Page;
}

/** Draws a section of a result; null where it has nothing to show. */
export function drawSection(
  { title, details }: SectionEntry,
  result: ResultFile,
  other: ResultFile | RunsCompared | null = null,
  names?: RunNames,
): DrawnSection | null {
  const input = { result, other, names }, page = new Page(result), all = details(input);
  if (all.length === 0) return null;
  const html = detailsHtml(all, page).text;
  return {
    title: typeof title === "string" ? title : title(input),
    html,
    text: textOf(html),
    page,
  };
}

/** The text of HTML, its tags left out. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, " ").replaceAll("&#39;", "'").replace(/\s+/g, " ");
}
