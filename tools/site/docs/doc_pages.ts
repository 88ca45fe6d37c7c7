import { type Html, markup } from "../../../bench/base/mod.ts";
import { frame, relativeLink, type SiteFiles } from "../frame/mod.ts";
import { type RenderedMarkdown, renderMarkdown, type Section } from "./markdown.ts";
import { type LinkTargets, siteLink } from "./site_link.ts";

/** A page of the documentation. */
export interface DocPage {
  /** On the site: "docs/gate.html". */
  readonly path: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Where the table of README that lists the pages is on the site. */
const INDEX = "docs/index.html";

/**
 * Renders pages of Markdown into files of the site.
 *
 * @param sources Texts by their paths in the repository, in the order in which they are listed.
 * @param overview What the documentation's own first page says: Markdown, with the links of README.
 */
export function docPages(
  sources: ReadonlyMap<string, string>,
  overview: string,
  targets: LinkTargets,
  files: SiteFiles,
): DocPage[] {
  const render = (source: string, text: string, path: string) =>
    renderMarkdown(text, (href) => siteLink(href, source, path, targets));
  const rendered = [...sources].map(([source, text]) => {
    const path = targets.files.get(source)!;
    return { path, ...render(source, text, path) };
  });
  const first = { path: INDEX, ...render("README.md", overview, INDEX) };
  for (const page of [first, ...rendered]) files.set(page.path, pageHtml(page, rendered));
  return rendered;
}

type Rendered = RenderedMarkdown & { readonly path: string };

function pageHtml({ path, title, html, sections }: Rendered, all: readonly Rendered[]): string {
  const headings = sections.filter(({ depth }) => depth === 2 || depth === 3);
  return frame({
    path,
    title: path === INDEX ? "Documentation of gradnoise" : `${title} – gradnoise`,
    description: firstSentence(sections.find(({ text }) => text !== "")?.text ?? title),
    layout: "docs",
    main: markup`<div class="columns">
<article>
<p class="jump">${
      headings.length > 1 ? markup`<a href="#contents">On this page</a> ` : null
    }<a href="#pages">All pages</a></p>
${html}</article>
${contents(headings)}<nav id="pages" class="pages" aria-labelledby="pages-name">
<p id="pages-name" class="label"><a href="${relativeLink(path, INDEX)}">Documentation</a></p>
<ul>
${all.map((page) => pageLink(page, path))}</ul>
</nav>
</div>
`,
  });
}

function contents(headings: readonly Section[]): Html | null {
  if (headings.length < 2) return null;
  return markup`<nav id="contents" class="contents" aria-labelledby="contents-name">
<p id="contents-name" class="label">On this page</p>
<ul>
${
    headings.map(({ depth, anchor, heading }) =>
      markup`<li class="depth-${depth}"><a href="#${anchor}">${heading}</a></li>\n`
    )
  }</ul>
</nav>
`;
}

function pageLink({ path, title }: Rendered, from: string): Html {
  const current = path === from ? markup` aria-current="page"` : null;
  return markup`<li><a href="${relativeLink(from, path)}"${current}>${title}</a></li>\n`;
}

function firstSentence(text: string): string {
  return /^.{20,}?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text.slice(0, 150);
}
