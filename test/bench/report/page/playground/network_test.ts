import type { ModelOptions } from "../../../../../models/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../../std.ts";
import { testOnBackends } from "../../../../_tensors.ts";
import { loadNetwork } from "../../../../../bench/report/page/playground/network.ts";
import { answerTyped } from "./_answer_typed.ts";
import { trainNetwork, typed } from "./_trained.ts";

const QUESTIONS = 100;

/** Each option that an answer depends on, in all its values. */
const cases: readonly (readonly [task: string, options: ModelOptions])[] = [
  ["babi-qa1", {}],
  ["babi-qa2", { encoding: "position", temporalEncoding: "inside" }],
  ["babi-qa6", { encoding: "bagOfWords", hops: 1, maskEmptySlots: true }],
  ["babi-qa1", {
    encoding: "position",
    tying: "layerWise",
    relu: true,
    initialStandardDeviation: 1,
  }],
  ["babi-qa15", { tying: "layerWise", temporalEncoding: "none", hops: 2 }],
  ["babi-qa7", { temporalEncoding: "inside", maskEmptySlots: true, relu: true }],
  ["babi-qa3", { hops: 4, encoding: "position", temporalEncoding: "none" }],
];

for (const [task, options] of cases) {
  testOnBackends(
    `the page answers 100 questions of ${task} as the model: ${JSON.stringify(options)}`,
    () => {
      const { model, dataset, network } = trainNetwork(task, options);
      const loaded = loadNetwork(JSON.parse(JSON.stringify(network)));
      const answers = new Set<number>();
      for (let index = 0; index < QUESTIONS; index++) {
        const batch = dataset.test.batch([index]);
        const { story, question } = typed(dataset, index);
        const ours = answerTyped(loaded, story, question);
        const { answers: [answer], loss } = model.predict(batch);
        assertEquals(ours.answer, answer, `question ${index}`);
        answers.add(answer!);
        const right = batch.answers[0]!;
        if (right >= 0) assertAlmostEquals(-Math.log(ours.probabilities[right]!), loss, 1e-5);
        const { attention } = model.inspect(batch)[0]!;
        assertEquals(ours.attention.length, attention.length);
        for (const [hop, shares] of attention.entries()) {
          assertEquals(ours.attention[hop]!.length, shares.length);
          for (const [slot, share] of shares.entries()) {
            assertAlmostEquals(ours.attention[hop]![slot]!, share, 1e-5, `${index} ${hop} ${slot}`);
          }
        }
      }
      // A network that always says the same would show little.
      assert(answers.size > 1);
      model.dispose();
    },
  );
}
