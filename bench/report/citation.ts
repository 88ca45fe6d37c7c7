import { type Html, markup } from "../base/mod.ts";

/** How papers are named: "arXiv 1511.06807v1". */
const ARXIV = /(arXiv[ :]?(\d{4}\.\d{4,5}(?:v\d+)?))/;

/** A text in which every paper on arXiv that it names is a link to it. */
export function cited(text: string): Html {
  // The pattern has two groups: text, name and number take turns.
  const parts = text.split(ARXIV);
  return markup`${
    parts.map((part, i) =>
      i % 3 === 0
        ? part
        : i % 3 === 1
        ? markup`<a href="https://arxiv.org/abs/${parts[i + 1]!}">${
          part.replace(" ", "\u00a0")
        }</a>`
        : null
    )
  }`;
}
