import { byArm, hasArms } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { drawnAtFirst } from "../can_draw.ts";
import type { PageData } from "../page/page_data.ts";
import type { Page } from "./page.ts";

/** What the scripts of a page need of a result, once all of its details are drawn. */
export function pageData(result: ResultFile, page: Page): PageData {
  const namesOf = (entries: readonly { readonly name: string }[]) =>
    entries.map(({ name }) => name);
  return {
    suite: result.suite.name,
    workloads: namesOf(result.workloads),
    variants: namesOf(byArm(result).variants),
    drawnAtFirst: drawnAtFirst(byArm(result)),
    filtersVariants: !hasArms(result),
    charts: page.charts,
    tables: page.tables,
    folds: page.folds,
    layers: page.layers,
    pictures: page.pictures,
    trials: page.trials,
  };
}
