import type { TableBatch, TableDataset } from "../../tasks/mod.ts";
import type { Details, GroupDetail } from "../details/mod.ts";
import type { InspectionEntry, ShownTrial } from "../model_entry.ts";
import { chooseKinds } from "./choose_kinds.ts";
import { chooseSearch } from "./choose_search.ts";
import { chooseTables } from "./choose_tables.ts";
import { type ProgrammerInspection, programmerInspectionSchema } from "./inspection_schema.ts";
import { kindsDetails } from "./kinds_details.ts";
import type { NeuralProgrammer } from "./neural_programmer.ts";
import { programPlayer, SELECTED } from "./program_player.ts";
import { searchTable } from "./search_table.ts";
import { searchTogether } from "./search_together.ts";

type Shown = ShownTrial<ProgrammerInspection>;

/** Questions about tables with the program that answered each, and how programs came to be found. */
export const programs: InspectionEntry<
  TableBatch,
  TableDataset,
  NeuralProgrammer,
  ProgrammerInspection
> = {
  name: "programs",
  title: "How they worked it out",
  schema: programmerInspectionSchema,
  legend: [
    {
      kind: "text",
      words: "Questions of the test part, and how the best trial of each workload and variant " +
        "answered them. A Neural Programmer answers a question about a table with a short program. " +
        "At first every row of the table is selected. In each step the network chooses an operation " +
        "and, where it takes one, a column: some operations select rows, others count or add up the " +
        "rows that are selected, and the last one gives the answer. All programs have the same number " +
        "of steps: a short one begins with steps that select all rows. Numbers and words to compare " +
        "with come from the question. The network is never shown a program: it has to find one from " +
        "questions and right answers alone.",
    },
    {
      kind: "text",
      words: [
        "The percentage beside a choice says how likely the network held it to be, and what it would " +
        "have taken next. In a table, ",
        SELECTED,
        " marks the rows that a step selected, or, where a step counts, adds up or answers, the rows " +
        "it took.",
      ],
    },
  ],
  choose: (model, dataset, history) => [
    ...chooseTables(model, dataset),
    chooseKinds(model, dataset),
    ...chooseSearch(history),
  ],
  details: (inspection) => detailsOf(inspection),
  together(shown) {
    const best = bestOfArms(shown);
    return [...searchTogether(best), ...best.flatMap(programsOf)];
  },
};

/** Each player with its table, then every kind of question, then the search. */
function detailsOf(inspection: ProgrammerInspection): Details {
  switch (inspection.kind) {
    case "program":
      return [programPlayer(inspection)];
    case "kinds":
      return kindsDetails(inspection);
    case "search":
      return [{ kind: "table", table: searchTable(inspection) }];
  }
}

/** Of an arm of several configurations, the one that answers best. */
function bestOfArms(shown: readonly Shown[]): Shown[] {
  const error = ({ trial: { testError } }: Shown) => testError ?? 1;
  return [...Map.groupBy(shown, ({ arm }) => arm.place).values()]
    .map((own) => own.toSorted((one, other) => error(one) - error(other))[0]!);
}

/** The programs of one trial; the history of the search is drawn for all of them together. */
function programsOf({ arm, trial, inspections }: Shown, i: number): GroupDetail[] {
  const details = inspections.filter(({ kind }) => kind !== "search").flatMap(detailsOf);
  return details.length === 0 ? [] : [{
    kind: "group",
    title: `${arm.name}, seed ${trial.seed}`,
    fold: i === 0 ? "open" : "closed",
    about: { variant: arm.name },
    details,
  }];
}
