/** Tables for people: each number that they see is computed here, once. */

export {
  blank,
  intervalCell,
  noCell,
  numberCell,
  rangeCell,
  shareCell,
  solvedCell,
  textCell,
} from "./cells.ts";
export { chooseColumns } from "./choose_columns.ts";
export type { Column, ColumnOf, ColumnType, Value } from "./column.ts";
export { type DataTable, dataTables, type RowKind, trialRows } from "./data_tables.ts";
export { epochColumns } from "./epoch_columns.ts";
export { type FurtherErrors, type FurtherRow, furtherRows, wayTitle } from "./further_rows.ts";
export { gridTable, gridText } from "./grid_table.ts";
export { frameName, frameTable, NOT_FINITE, overTimeTable, spread } from "./layers_tables.ts";
export { answersTable, momentName, PADDING, rightOf, symbolText } from "./pictures_tables.ts";
export { idleSteps, idleText } from "./idle_steps.ts";
export { machinesText } from "./machines_text.ts";
export { publishedColumns } from "./published_columns.ts";
export { type PublishedRow, publishedRows } from "./published_rows.ts";
export { measures } from "./measures.ts";
export {
  measureByWorkload,
  type MeasureChoice,
  measureChoices,
  measureTable,
} from "./measure_tables.ts";
export { type PublishedRuns, publishedRuns } from "./published_runs.ts";
export { budgetsTable, budgetWords, chosenTable, configurationsTable } from "./search_tables.ts";
export { type SuccessRow, successRows } from "./success_rows.ts";
export { successPairsTable, successTable } from "./success_tables.ts";
export { type ComparedErrors, type SummaryRow, summaryRows } from "./summary_rows.ts";
export { bestTitle, summaryTable } from "./summary_table.ts";
export { taskColumns } from "./task_columns.ts";
export { trialColumns, type TrialRow } from "./trial_columns.ts";
export {
  firstText,
  intervalText,
  MISSING,
  numberText,
  passageName,
  solvedText,
  valueText,
  wordsText,
} from "./value_text.ts";
