import type { StoryDataset } from "../../tasks/mod.ts";
import type { StoryInspection } from "./inspection_schema.ts";
import type { MemN2N } from "./memn2n.ts";

/** Stories of the result file are long enough to be of interest and short enough to be read. */
const FEWEST_STATEMENTS = 4, MOST_STATEMENTS = 12;

/** Attention over three test stories, spread over the test part and short enough to be read. */
export function chooseStories(
  model: Pick<MemN2N, "inspect">,
  dataset: StoryDataset,
): StoryInspection[] {
  const { test, vocabulary } = dataset;
  const readable = (index: number) => {
    const count = test.batch([index]).statementCounts[0]!;
    return count >= FEWEST_STATEMENTS && count <= MOST_STATEMENTS;
  };
  const chosen = [0, 1, 2].map((part) => {
    const start = Math.floor(part * test.length / 3),
      end = Math.floor((part + 1) * test.length / 3);
    const candidates = Array.from({ length: end - start }, (_, i) => start + i);
    return candidates.findLast(readable) ?? start;
  });
  return [...new Set(chosen)].filter((index) => index < test.length).map((index) => {
    const [inspection] = model.inspect(test.batch([index]));
    const { statements, question, answer, supports } = dataset.readTest(index);
    return {
      kind: "attention",
      statements: [...statements],
      question,
      answer,
      prediction: vocabulary[inspection!.answer]!,
      supports: [...supports],
      attention: inspection!.attention.map((hop) => [...hop]),
    };
  });
}
