/** Tapes for hand-built machines, and models that are such machines. */

import type { Model } from "../../../models/mod.ts";
import type { Watched } from "../../../models/nram/mod.ts";
import type { ReadableTape, TapeBatch, TapeData } from "../../../tasks/mod.ts";
import { copier, type HandMachine, runByHand } from "./_hand_machine.ts";

/** Tapes to be copied, of arrays 5, 6, 7 and so on. */
export function tapeOf(difficulty: number, cells = 12): ReadableTape {
  const array = Array.from({ length: difficulty }, (_, i) => i + 5);
  const memory = [difficulty + 1, ...array, ...Array(cells - 1 - difficulty).fill(0)];
  return {
    ...{ part: cells === 12 ? "copy" : "copy, longer", difficulty, memory },
    wanted: memory.map((_, i) => array[i - difficulty - 1] ?? null),
    names: memory.map((_, i) => i === 0 ? "p" : i <= difficulty ? `A[${i - 1}]` : ""),
  };
}

/** A data set of these test tapes, in parts of a length each. */
export function dataOf(parts: readonly (readonly ReadableTape[])[]): TapeData {
  const tapes = parts.flat();
  const batch = (indices: ArrayLike<number>): TapeBatch => ({
    ...{ kind: "tape", size: indices.length, wanted: new Int32Array(0) },
    cells: Int32Array.from(indices, (i) => tapes[i]!.memory.length),
    memory: Int32Array.from(Array.from(indices).flatMap((i) => [...tapes[i]!.memory])),
  });
  return {
    shape: { cells: 12 },
    parts: parts.map((own) => ({
      ...{ task: own[0]!.part, trainingQuestions: 0, testQuestions: own.length },
    })),
    test: { length: tapes.length, batch },
    readTest: (index: number) => tapes[index]!,
  } as unknown as TapeData;
}

/** A model that is a hand-built machine, and another one when it is rounded. */
export function modelOf(
  soft: HandMachine,
  rounded = soft,
  controller: "mlp" | "lstm" = "mlp",
): Watched & Model<TapeBatch> {
  const watched: Watched = {
    options: { registers: soft.registers, moduleCopies: 1, controller },
    trace({ size, cells, memory }, way) {
      const M = memory.length / size;
      return Array.from(
        { length: size },
        (_, b) =>
          runByHand(
            way === "rounded" ? rounded : soft,
            [...memory.subarray(b * M, b * M + cells[b]!)],
            cells[b]! - 3,
          ),
      );
    },
  };
  return watched as Watched & Model<TapeBatch>;
}

/** A copier that stops after a step. */
export function copierUntil(last: number): HandMachine {
  return { ...copier, step: (t) => ({ ...copier.step(t), stop: Number(t === last - 1) }) };
}
