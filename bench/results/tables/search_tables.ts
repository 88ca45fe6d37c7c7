import type { Cell, Column, Row, Table } from "../../../models/mod.ts";
import { choicesByBudget, searchError } from "../../run/mod.ts";
import { answersByBudget, type BudgetAnswer } from "../statistics/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { ResultSearch } from "../search/mod.ts";
import { intervalCell, noCell, numberCell, textCell } from "./cells.ts";

const number = (name: string, title: string, note?: string): Column => ({
  ...{ name, title, align: "right" as const },
  ...note === undefined ? {} : { note },
});

/** Budgets in words: "4 to 7". */
export function budgetWords({ least, most }: Pick<BudgetAnswer, "least" | "most">): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** What searches of every budget promised, and what was delivered. */
export function budgetsTable(result: ResultFile): Table {
  return {
    title: "What searches of every budget promised, and what fresh seeds delivered",
    look: "narrow",
    columns: [
      { name: "variant", title: "Variant", shared: true, heads: true },
      number("budget", "Budget", "configurations"),
      number("delivered", "Delivered", "test, fresh seeds"),
      number("delivered_interval", "95\u00a0% interval"),
      number("promised", "Promised", "validation, the search’s seeds"),
      { ...number("promised_interval", "95\u00a0% interval"), spare: 1 },
      { ...number("again", "The same, fresh", "validation, fresh seeds"), spare: 2 },
      number("chosen", "Chosen", "variant, reference"),
    ],
    rows: answersByBudget(result).map((answer): Row => {
      const { variant, reference, chosen, promised, again, delivered } = answer;
      return {
        group: variant,
        about: { variant },
        cells: [
          textCell({ variant }, [`against ${reference}`]),
          textCell(budgetWords(answer)),
          numberCell(delivered?.mean, "points"),
          intervalCell(delivered?.interval ?? null),
          numberCell(promised.mean, "points"),
          intervalCell(promised.interval),
          numberCell(again?.mean, "points"),
          textCell(`${chosen.variant}, ${chosen.reference}`),
        ],
      };
    }),
  };
}

/** What was chosen for each arm. */
export function chosenTable(result: ResultFile, search: ResultSearch): Table {
  const names = Object.keys(search.values);
  return {
    title: "The values that were chosen",
    columns: [
      { name: "variant", title: "Variant", heads: true },
      ...names.map((name) => number(name, name)),
      number("error", "Validation error", "the search’s seeds"),
    ],
    rows: search.arms.filter(({ variant }) => isOf(result, variant)).map((arm): Row => {
      const { variant, configurations } = arm;
      const best = configurations[choicesByBudget(search, arm).at(-1)! - 1]!;
      return {
        about: { variant },
        cells: [
          textCell({ variant }),
          ...names.map((name) => valueCell(best.values[name])),
          numberCell(searchError(search, best), "percent"),
        ],
      };
    }),
  };
}

/** Every configuration that was tried, the best of each arm first. */
export function configurationsTable(result: ResultFile, search: ResultSearch): Table {
  const names = Object.keys(search.values);
  return {
    title: "Every configuration that was tried",
    columns: [
      { name: "variant", title: "Variant", shared: true, heads: true },
      number("number", "Number"),
      ...names.map((name) => number(name, name)),
      number("error", "Validation error"),
      number("diverged", "Diverged"),
      number("budgets", "Chosen by budgets"),
    ],
    rows: search.arms.filter(({ variant }) => isOf(result, variant)).flatMap((arm) => {
      const choices = choicesByBudget(search, arm);
      const tried = arm.configurations.map((configuration, i) => ({
        ...configuration,
        number: i + 1,
        error: searchError(search, configuration),
        diverged: configuration.wrong.filter((one) => one === null).length,
      }));
      return tried.toSorted((one, other) => one.error - other.error).map((one): Row => ({
        group: arm.variant,
        about: { variant: arm.variant },
        ...one.number === choices.at(-1) ? { emphasis: "fact" as const } : {},
        cells: [
          textCell({ variant: arm.variant }),
          numberCell(one.number, "count"),
          ...names.map((name) => valueCell(one.values[name])),
          numberCell(one.error, "percent"),
          numberCell(one.diverged, "count"),
          textCell(
            choices.includes(one.number)
              ? budgetWords({
                least: choices.indexOf(one.number) + 1,
                most: choices.lastIndexOf(one.number) + 1,
              })
              : "",
          ),
        ],
      }));
    }),
  };
}

function isOf({ variants }: ResultFile, name: string): boolean {
  return variants.some((one) => one.name === name);
}

function valueCell(value: string | number | undefined): Cell {
  return value === undefined ? noCell : textCell(String(value));
}
