/* What the page was written with. */

import { find } from "./elements.ts";
import type { PageData } from "./page_data.ts";

const data: PageData = JSON.parse(find(document, "#data").textContent);

export const { suite, workloads, variants, drawnAtFirst, filtersVariants, trials } = data;

export const charts = byId(data.charts);

export const tables = byId(data.tables);

export const folds = byId(data.folds);

export const layers = byId(data.layers);

export const pictures = byId(data.pictures);

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** The entry of an id that the page's own elements name. */
export function entry<T>(entries: ReadonlyMap<string, T>, id: string | undefined): T {
  const found = entries.get(id ?? "");
  if (found === undefined) throw new TypeError(`Cannot find the data of: ${id}`);
  return found;
}
