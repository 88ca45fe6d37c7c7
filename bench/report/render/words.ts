import type { Words } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import type { Page } from "./page.ts";

/** How papers are named: "arXiv 1511.06807v1". */
const ARXIV = /(arXiv[ :]?(\d{4}\.\d{4,5}(?:v\d+)?))/;

/** Words as HTML. */
export function wordsHtml(words: Words, page: Page): Html {
  if (typeof words === "string") return cited(words);
  if (isList(words)) return markup`${words.map((one) => wordsHtml(one, page))}`;
  if ("strong" in words) return markup`<strong>${wordsHtml(words.strong, page)}</strong>`;
  if ("code" in words) return markup`<code>${words.code}</code>`;
  if ("quote" in words) return markup`<q>${words.quote}</q>`;
  if ("note" in words) return markup`<small>${wordsHtml(words.note, page)}</small>`;
  if ("link" in words) return markup`<a href="${words.to}">${words.link}</a>`;
  if ("sign" in words) {
    const { sign, means, tone } = words;
    const names = tone === "fact" ? "sign support" : "sign";
    return markup`<span class="${names}" role="img" aria-label="${means}">${sign}</span>`;
  }
  if ("name" in words) return markup`${words.name}`;
  if ("hidden" in words) return markup`<span class="hidden">${words.hidden}</span>`;
  return variantHtml(words.variant, page);
}

/** A variant's name behind the key of its colour and mark; without a key where there are too many. */
function variantHtml(variant: string, page: Page): Html {
  const position = page.keyOf(variant);
  const key = position === null ? null : markup`<span class="key v${position}"></span>`;
  return markup`${key}${variant}`;
}

/** A text in which every paper on arXiv that it names is a link to it. */
export function cited(text: string): Html {
  // The pattern has two groups: text, name and number take turns.
  const parts = text.split(ARXIV);
  return markup`${
    parts.map((part, i) => {
      if (i % 3 === 0) return part;
      if (i % 3 === 2) return null;
      const address = `https://arxiv.org/abs/${parts[i + 1]!}`;
      return markup`<a href="${address}">${part.replace(" ", "\u00a0")}</a>`;
    })
  }`;
}

function isList(words: Words): words is readonly Words[] {
  return Array.isArray(words);
}
