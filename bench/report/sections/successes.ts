import { successPairsTable, successRows, successTable } from "../../results/tables/mod.ts";
import type { SectionEntry } from "../section.ts";

/** How many runs end under an error, where the suite counts them so. */
export const successes: SectionEntry = {
  name: "successes",
  title: "Runs under an error",
  details({ result }) {
    const rows = successRows(result);
    if (rows.every(({ succeeded }) => succeeded.total === 0)) return [];
    const pairs = successPairsTable(result);
    const isTested = pairs.columns.some(({ name }) => name === "mcnemar");
    return [
      {
        kind: "text",
        words:
          "How many trials end with an error under a limit, of all that have ended, with the 95\u00a0% " +
          "interval of their share (Wilson's method). An error equal to a limit is not under it. " +
          "A trial that diverged is under none; one that failed with an exception is not counted.",
      },
      { kind: "table", table: successTable(result) },
      ...pairs.rows.length === 0 ? [] : [{
        kind: "text" as const,
        words:
          "The same in pairs that share their seed, and in an arm their configuration: how often one " +
          `of the two alone ends under the limit,${
            isTested ? " McNemar's exact test of these," : ""
          } and the ` +
          "difference of the shares with Newcombe's 95\u00a0% interval for pairs. That takes all pairs for " +
          "independent; the clustered interval does not, of pairs that share a seed or a configuration.",
      }, { kind: "table" as const, table: pairs }],
    ];
  },
};
