/** Schedules that wait for a plateau see every validation error of a training, after a resume, too. */

import { Trainer } from "../../../bench/trial/mod.ts";
import type { BudgetSpec, TrainingState } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import { chain, parseSchedule, sgd } from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { type BitsBatch, finite } from "../../tasks/_toy_tasks.ts";
import { firstBitModel } from "./_first_bit_model.ts";

/** Four updates an epoch; the validation error is measured after every second. */
const budget: BudgetSpec = {
  ...{ phases: {}, epochs: 8, batchSize: 16, lastBatch: "short", sampling: "shuffled" },
  ...{ curriculum: { kind: "none" }, validateEvery: 2 },
};

function run(from?: TrainingState) {
  const model = firstBitModel(new RandomStream(streamKey(1, "init")));
  const histories: string[] = [], rates: number[] = [];
  const rule = sgd(parseSchedule("plateau(0.1, 0.5, 0)"));
  const trainer = new Trainer<BitsBatch>({
    ...{ model, dataset: finite.generate({ seed: 1, train: 70, test: 10 }, { length: 4 }), budget },
    ...{ phases: ["only"], streams: new RandomStreams(1) },
    optimizer: chain({
      stage: "rule",
      init: rule.init,
      update(updates, state, params, info) {
        histories.push(JSON.stringify(info.history));
        const observe = ({ learningRate }: { readonly learningRate?: number }) =>
          rates.push(learningRate!);
        return rule.update(updates, state as never, params, { ...info, observe });
      },
    }),
  });
  if (from !== undefined) trainer.restore(structuredClone(from));
  const saved: TrainingState[] = [];
  const onUpdate = () => saved.push(JSON.parse(JSON.stringify(trainer.save())));
  while (trainer.epochs.trainLoss.length < budget.epochs) trainer.runEpoch(onUpdate);
  const values = [...model.parameters.weights!.dataSync()];
  model.dispose();
  return { histories, rates, saved, errors: trainer.epochs.validationError, values };
}

testOnBackends(
  "plateau() follows the validation errors of a training, and resumes to the bit",
  () => {
    const whole = run(), { errors } = whole, each = whole.rates.length / budget.epochs;
    assert(Number.isInteger(each) && each > 1, `${each} updates an epoch`);
    assertEquals(errors.map((error) => error !== null), Array(4).fill([false, true]).flat());
    for (const [update, history] of whole.histories.entries()) {
      const before = errors.slice(0, Math.floor(update / each)).filter((error) => error !== null);
      assertEquals(history, JSON.stringify({ error: before }), `update ${update}`);
    }
    // It has come down, or the resume below would show nothing.
    assert(whole.rates.at(-1)! < 0.1, `${whole.rates}`);
    for (const after of [1, 2 * each, 5 * each + 1, 7 * each]) {
      const rest = run(whole.saved[after - 1]);
      assertEquals(rest.rates, whole.rates.slice(after), `after ${after}`);
      assertEquals(rest.values, whole.values, `after ${after}`);
    }
  },
);
