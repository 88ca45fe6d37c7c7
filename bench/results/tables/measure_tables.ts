import type { Column, Row, Table, Words } from "../../../models/mod.ts";
import { grouped } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import {
  byArm,
  hasArms,
  type Measure,
  type MeasureCompared,
  measureComparer,
  type MeasuredPairs,
} from "../statistics/mod.ts";
import { numberCell, textCell } from "./cells.ts";
import { differenceRangeCell, differenceText, measureCell, measures } from "./measures.ts";

/** Of more variants only the references that the result names can be chosen: there are too many pairs. */
const MOST_PAIRED = 6;

/** More references than these are left out where there are many variants. */
const MOST_REFERENCES = 3;

/** What all variants are compared with, by one measure. */
export interface MeasureChoice {
  readonly measure: Measure;
  readonly reference: string;
  readonly compared: readonly MeasureCompared[];
}

/** What variants can be compared with: each other, or, where they are many, the references of the result. */
export function choosableReferences(file: ResultFile): string[] {
  const { variants } = byArm(file);
  const counts = Map.groupBy(
    variants.flatMap(({ reference }) => reference ?? []),
    (reference) => reference,
  );
  const named = [...counts].toSorted(([, one], [, other]) => other.length - one.length)
    .map(([reference]) => reference);
  if (hasArms(file) || variants.length === 2 && named.length === 1) return named;
  if (variants.length > MOST_PAIRED) {
    return (named.length === 0 ? [variants[0]!.name] : named).slice(0, MOST_REFERENCES);
  }
  return [...new Set([...named, ...variants.map(({ name }) => name)])];
}

/** Every comparison that a reader can choose: by measure and reference, those without a pair left out. */
export function measureChoices(file: ResultFile): MeasureChoice[] {
  const names = byArm(file).variants.map(({ name }) => name);
  const references = choosableReferences(file), arms = hasArms(file);
  const compare = measureComparer(file);
  return (Object.keys(measures) as Measure[]).flatMap((measure) =>
    references.flatMap((reference): MeasureChoice[] => {
      const compared = names.flatMap((variant) =>
        variant === reference ? [] : compare(variant, measure, arms ? undefined : reference) ?? []
      ).filter(({ names }) => names.reference === reference);
      return compared.length === 0 ? [] : [{ measure, reference, compared }];
    })
  );
}

/** All workloads together: a row for each variant. */
export function measureTable({ measure, reference, compared }: MeasureChoice): Table {
  return {
    title: `${measures[measure].title} against ${reference}`,
    look: "narrow",
    columns: [
      { name: "variant", title: "Variant", heads: true },
      ...columns(measure, reference),
    ],
    rows: compared.map(({ names: { variant }, all }): Row => ({
      about: { variant },
      cells: [textCell({ variant }), ...cells(all, measure)],
    })),
  };
}

/** Workload by workload: a row for each variant; null of a single workload. */
export function measureByWorkload({ measure, reference, compared }: MeasureChoice): Table | null {
  const workloads = [
    ...new Set(compared.flatMap((one) => one.workloads.map(({ workload }) => workload))),
  ];
  if (workloads.length < 2) return null;
  return {
    title: `${measures[measure].title} against ${reference}, workload by workload`,
    columns: [
      { name: "workload", title: "Workload", heads: true },
      { name: "variant", title: "Variant" },
      ...columns(measure, reference),
    ],
    rows: workloads.flatMap((workload) =>
      compared.flatMap(({ names: { variant }, workloads }): Row[] => {
        const own = workloads.find((one) => one.workload === workload);
        return own === undefined ? [] : [{
          about: { workload, variant },
          cells: [textCell(workload), textCell(variant), ...cells(own, measure)],
        }];
      })
    ),
  };
}

function columns(measure: Measure, reference: string): Column[] {
  const number = (name: string, title: Words, note?: string): Column => ({
    ...{ name, title, align: "right" },
    ...note === undefined ? {} : { note },
  });
  return [
    number("difference", "Difference", measures[measure].difference),
    number("interval", "95\u00a0% interval"),
    number("value", "With it"),
    number("reference", ["With ", { name: reference }]),
    number("better", "Better, worse, equal"),
    number("pairs", "Pairs"),
  ];
}

function cells(
  { pairs, variant, reference, difference, interval, better, worse, equal }: MeasuredPairs,
  measure: Measure,
): Row["cells"] {
  return [
    textCell(differenceText(difference, measure)),
    interval.tooFewSeeds ? textCell("too few seeds") : differenceRangeCell(interval, measure),
    measureCell(variant, measure),
    measureCell(reference, measure),
    textCell([better, worse, equal].map(grouped).join(", ")),
    numberCell(pairs, "count"),
  ];
}
