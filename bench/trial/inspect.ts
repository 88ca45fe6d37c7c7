import type { Model } from "../../models/mod.ts";
import type {
  Batch,
  StoryBatch,
  StoryDataset,
  TableBatch,
  TableDataset,
  TaskData,
} from "../../tasks/mod.ts";
import type { Inspection } from "./spec/inspection.ts";
import { inspectStories } from "./inspect_stories.ts";
import { inspectTables } from "./inspect_tables.ts";

/** What there is to look at when a model answers a few test questions, the same ones every time. */
export function inspect(model: Model<Batch>, dataset: TaskData): Inspection[] {
  if (model.inspect === undefined || dataset.test.length === 0) return [];
  const { kind } = dataset.test.batch([0]);
  // A data set has batches of one kind, and so has the model that was made for it.
  switch (kind) {
    case "story":
      return inspectStories(model as Model<StoryBatch>, dataset as unknown as StoryDataset);
    case "table":
      return inspectTables(model as Model<TableBatch>, dataset as unknown as TableDataset);
    default:
      return [];
  }
}
