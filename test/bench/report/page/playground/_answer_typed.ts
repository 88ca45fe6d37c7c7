import {
  answerStory,
  type loadNetwork,
} from "../../../../../bench/report/page/playground/network.ts";
import { readStory } from "../../../../../bench/report/page/playground/reading.ts";

/** What the page answers to a story that is typed so. */
export function answerTyped(
  network: ReturnType<typeof loadNetwork>,
  story: string,
  question: string,
) {
  const { memory, question: asked } = readStory(network, story, question);
  const { attention, probabilities } = answerStory(network, {
    statements: memory,
    question: asked.ids,
  });
  return { attention, probabilities, answer: probabilities.indexOf(Math.max(...probabilities)) };
}
