import MiniSearch from "minisearch";
import type { DocPage } from "../docs/mod.ts";
import { type Found, searchOptions } from "./search_options.ts";

/** A script that hands the page an index of the documentation's sections: from a folder, nothing can be fetched. */
export function searchIndex(pages: readonly DocPage[]): string {
  const index = new MiniSearch<Found>(searchOptions);
  const sections = pages.flatMap(({ path, title, sections }) =>
    sections.map(({ anchor, heading, text }) => ({
      link: `${path}#${anchor}`,
      title,
      heading,
      text,
    }))
  );
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  return `globalThis.gradnoiseIndex=${JSON.stringify(JSON.stringify(index))};\n`;
}
