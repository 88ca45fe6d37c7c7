import type { TapeBatch, TapeData } from "../../tasks/mod.ts";
import type { Details } from "../details/mod.ts";
import type { Model } from "../model.ts";
import type { InspectionEntry } from "../model_entry.ts";
import { chooseCircuits } from "./choose_circuits.ts";
import { chooseRuns, type Watched } from "./choose_runs.ts";
import { circuitsDetails } from "./circuits_details.ts";
import { type MachineInspection, machineInspectionSchema } from "./inspection_schema.ts";
import { READ, runPlayer, WRITTEN } from "./run_player.ts";

/** Test tapes with what a machine did to them step by step, and its circuits as a table. */
export const machines: InspectionEntry<
  TapeBatch,
  TapeData,
  Watched & Model<TapeBatch>,
  MachineInspection
> = {
  name: "machines",
  title: "What the machine did",
  schema: machineInspectionSchema,
  legend: [
    {
      kind: "text",
      words:
        "Test tapes, and how the best trial of each workload and variant went about them. The machine " +
        "has a memory, whose cells hold integers that may also be addresses, and a few registers, which " +
        "hold 0 at first. In each step its controller sees which registers are 0, and connects fourteen " +
        "modules, which read, write, add, compare, into a circuit. It is never shown a program: it has to " +
        "find one from tapes and what should be on them in the end.",
    },
    {
      kind: "text",
      words: [
        "A circuit is written as the statements that it comes to, with the likeliest source of each " +
        "choice. mem[x] is cell x, r1 a register, both as they were before the step; after a first write " +
        "in the same step the memory is mem′. Integers are modulo M, the number of cells, and (a < b) is 1 " +
        "where it holds, otherwise 0. What the answer does not depend on is left out. In a " +
        "table, each column shows memory and registers after a step. ",
        WRITTEN,
        " marks a cell that the step wrote, in a stronger colour the surer the machine was of the cell; ",
        READ,
        " marks one that it read, where the answer depends on it; and a question mark follows an integer that is less than half certain.",
      ],
    },
  ],
  choose: (model, dataset) => [...chooseRuns(model, dataset), chooseCircuits(model, dataset)],
  details: (inspection) => detailsOf(inspection),
};

function detailsOf(inspection: MachineInspection): Details {
  switch (inspection.kind) {
    case "run":
      return [runPlayer(inspection)];
    case "circuits":
      return circuitsDetails(inspection);
  }
}
