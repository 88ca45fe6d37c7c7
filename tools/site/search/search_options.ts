/** How the index is made and read: at build time and in the page alike. */

import type { Options } from "minisearch";

/** A section of a page, as the index knows it. */
export interface Found {
  readonly id: number;
  /** From the root of the site, with the anchor. */
  readonly link: string;
  /** Of the page. */
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

export const searchOptions: Options<Found> = {
  fields: ["heading", "title", "text"],
  storeFields: ["link", "title", "heading", "text"],
  searchOptions: {
    boost: { heading: 4, title: 2 },
    prefix: true,
    fuzzy: (term) => term.length > 4 ? 0.2 : false,
    combineWith: "AND",
  },
};
