import { compareResults, comparisonDetails, OTHER_RUN } from "../../results/compare/mod.ts";
import type { SectionEntry } from "../section.ts";

/** This run beside another: what they were made with, and whether they agree. */
export const against: SectionEntry = {
  name: "against",
  title: ({ names }) => `Against ${names?.there ?? OTHER_RUN}`,
  details({ result, other, names }) {
    return other === null ? [] : comparisonDetails(compareResults(result, other, names));
  },
};
