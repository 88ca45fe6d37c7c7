import type { About } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";

/**
 * Attributes of an element that is about one workload or one variant: the page hides it when the reader
 * filters that out. In a table it is the row that bears them; cells that span several rows follow by
 * themselves.
 */
export function aboutAttributes({ workload, variant }: About = {}): Html {
  return markup`${workload === undefined ? null : markup` data-workload="${workload}"`}${
    variant === undefined ? null : markup` data-variant="${variant}"`
  }`;
}
