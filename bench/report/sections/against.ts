import {
  compareResults,
  comparisonDetails,
  OTHER_RUN,
  runsDetails,
  shortNames,
} from "../../results/compare/mod.ts";
import { listed } from "../../base/mod.ts";
import type { SectionEntry } from "../section.ts";

/** This run beside others: what they were made with, and whether they agree. */
export const against: SectionEntry = {
  name: "against",
  title: ({ other, names }) =>
    `Against ${
      other !== null && "rows" in other
        ? listed(shortNames(other.names).slice(1))
        : names?.there ?? OTHER_RUN
    }`,
  details({ result, other, names }) {
    if (other === null) return [];
    return "rows" in other
      ? runsDetails(other)
      : comparisonDetails(compareResults(result, other, names));
  },
};
