import { answerStory, type loadNetwork } from "../../../../bench/report/playground/network.js";
import { readStory } from "../../../../bench/report/playground/reading.js";

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
