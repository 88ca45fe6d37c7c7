/* Answers what is typed into the playground, at once. */

import { find, findAll, make } from "../elements.ts";
import type { PlaygroundData } from "../page_data.ts";
import { answerStory, loadNetwork, type StoryAnswer } from "./network.ts";
import { readStory, type Sentence, type TypedStory } from "./reading.ts";

/** Words shown of an answer. */
const MOST_WORDS = 5;

/** The answer is read out this long after the last key. */
const QUIET_MILLISECONDS = 700;

interface Word {
  readonly word: string;
  readonly probability: number;
}

const percent = (share: number) => Math.round(100 * share);

/** The words likeliest to be the answer; word 0 is none. */
function likeliest(probabilities: readonly number[], vocabulary: readonly string[]): Word[] {
  return [...probabilities.entries()]
    .sort(([i, a], [j, b]) => b - a || i - j)
    .slice(0, MOST_WORDS)
    .map(([id, probability]) => ({ word: id === 0 ? "(no word)" : vocabulary[id]!, probability }));
}

/** What the network does not read, a sentence each. */
function hintsOf({ statements, question, unknown }: TypedStory): string[] {
  const forgotten = statements.filter(({ isRemembered }) => !isRemembered).length;
  const isCut = [...statements, question].some((sentence) => sentence.isCut);
  return [
    ...unknown.length > 0
      ? [`Unknown to the network, which passes over it: ${unknown.join(", ")}`]
      : [],
    ...isCut ? ["The ends of sentences that are longer than any it was shown are not read"] : [],
    ...forgotten > 0
      ? [`The memory is full: ${forgotten} of the first sentences are forgotten`]
      : [],
    ...statements.length === 0 ? ["The story is empty"] : [],
    ...question.ids.length === 0 ? ["There is no question"] : [],
  ];
}

/** The text of a sentence, with the words marked that are not read. */
function sentenceOf({ pieces }: Sentence): (string | HTMLElement)[] {
  return pieces.map(({ text, isKnown, isRead }) =>
    isKnown && isRead ? text : make("mark", { title: isKnown ? "not read" : "unknown" }, text)
  );
}

function rowOf(
  sentence: readonly (string | HTMLElement)[],
  shares: readonly HTMLTableCellElement[],
  className = "",
): HTMLTableRowElement {
  return make("tr", { className }, make("th", { scope: "row" }, ...sentence), ...shares);
}

function startPlayground(form: HTMLFormElement, data: PlaygroundData): void {
  const { network: description, stories, shades, firstInk } = data;
  const network = loadNetwork(description);
  const preset = find<HTMLSelectElement>(form, "#playground-preset");
  const story = find<HTMLTextAreaElement>(form, "#playground-story");
  const question = find<HTMLInputElement>(form, "#playground-question");
  const reply = find(form, ".reply"), words = find(form, ".words"), rows = find(form, "tbody");
  const status = find(form, "[role=status]"), hints = find(form, ".hints");
  const chosen = () => stories[preset.selectedIndex] ?? { story: "", question: "", answer: null };
  let timer: number | undefined;

  function cellOf(share: number): HTMLTableCellElement {
    const shade = Math.max(0, Math.min(shades, Math.round(share * shades)));
    const className = `a${shade}${shade > firstInk ? " strong" : ""}`;
    return make("td", { className }, `${percent(share)}`);
  }

  function showAttention({ statements }: TypedStory, attention: StoryAnswer["attention"]): void {
    const lines = statements.map((one) =>
      one.isRemembered
        ? rowOf(sentenceOf(one), attention.map((hop) => cellOf(hop[one.slot]!)))
        : rowOf([one.text], attention.map(() => make("td", { className: "a0" }, "–")), "empty")
    );
    const rest = attention.map((hop) =>
      Math.max(0, 1 - hop.reduce((sum, share) => sum + share, 0))
    );
    if (rest.some((share) => share >= 0.005)) {
      lines.push(rowOf(["(empty memory)"], rest.map(cellOf), "empty"));
    }
    rows.replaceChildren(...lines);
  }

  function showAnswer(answers: readonly Word[]): void {
    const { story: told, question: asked, answer } = chosen();
    const isOwn = story.value === told && question.value === asked;
    const { word, probability } = answers[0]!;
    reply.replaceChildren("It says ", make("strong", {}, word), `, ${percent(probability)} % sure`);
    if (isOwn && answer !== null) {
      reply.append(word === answer ? ", and is right" : `, and is wrong: the answer is ${answer}`);
    }
    reply.classList.toggle("right", isOwn && word === answer);
    reply.classList.toggle("wrong", isOwn && answer !== null && word !== answer);
    words.replaceChildren(...answers.map(({ word, probability }) => {
      const bar = make("span", { className: `bar a${Math.round(shades * probability)}` });
      return make("li", {}, bar, `${word} ${percent(probability)} %`);
    }));
  }

  function update(): void {
    const read = readStory(network, story.value, question.value);
    const { attention, probabilities } = answerStory(network, {
      statements: read.memory,
      question: read.question.ids,
    });
    const sentences = hintsOf(read);
    showAttention(read, attention);
    showAnswer(likeliest(probabilities, network.vocabulary));
    hints.replaceChildren(...sentences.map((text) => make("li", {}, text)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = [reply.textContent, ...sentences].map((one) => `${one}.`).join(" ");
    }, QUIET_MILLISECONDS);
  }

  function begin(): void {
    const { story: told, question: asked } = chosen();
    story.value = told;
    question.value = asked;
    update();
  }

  find(form, ".vocabulary").textContent = network.vocabulary.slice(1).toSorted().join(", ");
  form.addEventListener("input", ({ target }) => target === preset ? begin() : update());
  form.addEventListener("reset", (event) => {
    // Back to the story that was chosen, not to the first.
    event.preventDefault();
    begin();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  find(document, "#playground .unscripted").hidden = true;
  begin();
}

/** Makes the playground work, where there is one. */
export function startPlaygrounds(): void {
  for (const form of findAll<HTMLFormElement>(document, "form.playground")) {
    startPlayground(form, JSON.parse(find(document, "#playground-data").textContent));
  }
}
