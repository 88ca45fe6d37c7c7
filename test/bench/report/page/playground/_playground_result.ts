import type { ResultFile } from "../../../../../bench/results/mod.ts";
import { hostile, makeReportResult } from "../../_fixture.ts";
import type { Trained } from "./_trained.ts";

/** The usual result with a network of its first trial, which keeps two test stories and a hostile one. */
export function makePlaygroundResult({ network, dataset }: Trained): ResultFile {
  const result = makeReportResult(), [first, ...others] = result.trials;
  const [like] = first!.inspections;
  if (like?.kind !== "attention") throw new TypeError("The fixture has no story");
  const stories = [0, 1].map((index) => {
    const { statements, question, answer } = dataset.readTest(index);
    return { ...like, statements: [...statements], question, answer };
  });
  return {
    ...result,
    trials: [{ ...first!, inspections: [...stories, { ...like, question: hostile }] }, ...others],
    network: { trial: first!.id, ...network },
  };
}
