import { Marked, Renderer } from "marked";
import { Html, markup } from "../../../bench/base/mod.ts";
import { codeBlock } from "../frame/mod.ts";
import { slugs } from "./slugs.ts";

/** A heading and the text up to the next. */
export interface Section {
  readonly depth: number;
  readonly anchor: string;
  /** Plain text. */
  readonly heading: string;
  /** Plain text. */
  readonly text: string;
}

/** A page of Markdown as HTML. */
export interface RenderedMarkdown {
  /** The first heading, as plain text. */
  readonly title: string;
  readonly html: Html;
  readonly sections: readonly Section[];
}

const base = new Renderer<string, string>();

/**
 * Renders a page of Markdown: headings get the anchors of GitHub, wide tables and code can be scrolled by
 * keyboard.
 *
 * @param link What becomes of a link; null for text without one.
 */
export function renderMarkdown(
  source: string,
  link: (href: string) => string | null,
): RenderedMarkdown {
  const slug = slugs(), marks: { depth: number; anchor: string; heading: string }[] = [];
  const marked = new Marked<string, string>({
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens), heading = plainText(inner);
        const anchor = slug(heading);
        marks.push({ depth, anchor, heading });
        const self = depth === 1
          ? null
          : markup` <a class="anchor" href="#${anchor}" aria-label="Link to ${heading}">#</a>`;
        return markup`<h${depth} id="${anchor}">${new Html(inner)}${self}</h${depth}>\n`.text;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens), target = link(href);
        return target === null ? inner : markup`<a href="${target}">${new Html(inner)}</a>`.text;
      },
      image({ href, text }) {
        return markup`<img src="${link(href) ?? href}" alt="${text}" loading="lazy">`.text;
      },
      table(token) {
        base.parser = this.parser;
        return `<div class="scroll" tabindex="0" role="group" aria-label="Table">${
          base.table(token)
        }</div>\n`;
      },
      code({ text, lang }) {
        return codeBlock(text, lang ?? "").text;
      },
    },
  });
  const html = marked.parse(source, { async: false });
  return { title: marks[0]?.heading ?? "", html: new Html(html), sections: cut(html, marks) };
}

/** Cuts a page at its headings. */
function cut(html: string, marks: readonly Omit<Section, "text">[]): Section[] {
  const parts = html.split(/<h[1-6] id=.*?<\/h[1-6]>/s).slice(1);
  return marks.map((mark, i) => ({ ...mark, text: plainText(parts[i] ?? "") }));
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function plainText(html: string): string {
  return html.replace(/<\/(?:td|th|tr|li|p|pre)>/g, " ").replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
    .replace(/\s+/g, " ").trim();
}
