import type { Details, GridCell, GridDetail, GridValue } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import { type SummaryRow, summaryRows } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { SectionEntry } from "../section.ts";

/** Variants that form a grid, such as clips by noises, as small multiples. */
export const grid: SectionEntry = {
  name: "grid",
  title: "The grid, cell by cell",
  details({ result }) {
    const shape = shapeOf(result);
    if (shape.rows.length < 2 || shape.columns.length < 2) return [];
    const differences = differenceGrid(result, shape);
    return [
      ...differences === null ? [] : [...counts(differences), differences],
      errorGrid(result, shape),
    ];
  },
};

type Shape = Pick<GridDetail, "rows" | "columns" | "lines">;

function shapeOf({ variants, workloads }: ResultFile): Shape {
  const places = variants.flatMap(({ grid }) => grid ?? []);
  const tasks = workloads.map(({ task }) => task);
  const isEnough = new Set(tasks).size === tasks.length;
  return {
    rows: [...new Set(places.map(({ row }) => row))],
    columns: [...new Set(places.map(({ column }) => column))],
    lines: workloads.map(({ name, task }) => ({
      name: isEnough ? task : name,
      about: { workload: name },
    })),
  };
}

/** What cells are filled from: the summary of every variant and workload. */
type Filled = (rows: readonly SummaryRow[], reference: string | null) => Omit<GridCell, "about">;

function cellsOf(file: ResultFile, { rows, columns }: Shape, fill: Filled): GridDetail["cells"] {
  const summaries = Map.groupBy(
    summaryRows(file).filter(({ level }) => level === "workload"),
    ({ variant }) => variant,
  );
  return rows.map((row) =>
    columns.map((column) => {
      const own = file.variants.find(({ grid }) => grid?.row === row && grid.column === column);
      const summary = summaries.get(own?.name ?? "");
      if (own === undefined || summary === undefined) return null;
      return { ...fill(summary, own.reference), about: { variant: own.name } };
    })
  );
}

const common = {
  kind: "grid",
  rowsAre: "Row",
  columnsAre: "Column",
  linesAre: "Workload",
} as const;

/** Null where no cell has a reference. */
function differenceGrid(file: ResultFile, shape: Shape): GridDetail | null {
  if (file.variants.every(({ grid, reference }) => grid === undefined || reference === null)) {
    return null;
  }
  const cells = cellsOf(file, shape, (rows, reference) => ({
    ...reference === null ? { words: "no reference" } : {},
    values: rows.map(({ compared }): GridValue | null => {
      if (compared === null) return null;
      const { mean, interval } = compared;
      if (interval === null || interval.tooFewSeeds) return { value: mean, interval: null };
      const { lowest, highest } = interval;
      const tone = highest < 0 ? "better" : lowest > 0 ? "worse" : undefined;
      return {
        value: mean,
        interval: { lowest, highest },
        ...tone === undefined ? {} : { tone },
      };
    }),
  }));
  return {
    ...common,
    ...shape,
    title: "Paired difference in test error, in percentage points",
    note: "Each cell against its reference; left of the middle line is better. " +
      barWords(cells, "95\u00a0% interval") +
      " A workload has one scale in all cells: its ends are beside its name.",
    unit: "points",
    cells,
  };
}

function errorGrid(file: ResultFile, shape: Shape): GridDetail {
  const cells = cellsOf(file, shape, (rows) => ({
    values: rows.map(({ testError, interval }) =>
      testError === null ? null : { value: testError, interval }
    ),
  }));
  return {
    ...common,
    ...shape,
    title: "Mean test error",
    note: `From 0 at the left. ${
      barWords(cells, "95\u00a0% interval of the mean over all seeds")
    } A workload has one scale in all cells: its end is beside its name.`,
    unit: "percent",
    cells,
  };
}

/** What the bars are, where there are any. */
function barWords(cells: GridDetail["cells"], what: string): string {
  const hasBars = cells.flat().some((cell) => cell?.values.some((one) => one?.interval));
  return hasBars ? `The bar is the ${what}.` : "There are too few seeds for intervals.";
}

/** How many cells of each column lie on one side of zero, of those that have an interval. */
function counts({ columns, cells }: GridDetail): Details {
  const items = columns.flatMap((column, c) => {
    const values = cells.flatMap((row) => row[c]?.values ?? []).filter((one) => one !== null);
    if (values.length === 0) return [];
    const tested = values.filter(({ interval }) => interval !== null);
    const of = (tone: GridValue["tone"]) => tested.filter((one) => one.tone === tone).length;
    const left = values.length - tested.length;
    const words = tested.length === 0
      ? " too few seeds to tell"
      : ` of ${counted(tested.length, "comparison")} ${of("better")} better, ${of("worse")} worse` +
        (left === 0 ? "" : `; ${left} more with too few seeds`);
    return [[{ strong: `${column}:` }, words]];
  });
  return [
    {
      kind: "text",
      words: "A comparison is of one cell and one workload, and better or worse where all of its " +
        "95\u00a0% interval is. Of many intervals one in twenty misses the truth by chance.",
    },
    { kind: "list", items },
  ];
}
