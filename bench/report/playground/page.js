/* Answers what is typed into the playground, at once. Runs in a browser. */

import { answerStory, loadNetwork } from "./network.js";
import { readStory } from "./reading.js";

/** Words shown of an answer. */
const MOST_WORDS = 5;

/** So long after the last key the answer is read out. */
const QUIET_MILLISECONDS = 700;

const percent = (share) => Math.round(100 * share);

function make(name, text = "", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

/** The words likeliest to be the answer; word 0 is none. */
function likeliest(probabilities, vocabulary) {
  return [...probabilities.entries()]
    .sort(([i, a], [j, b]) => b - a || i - j)
    .slice(0, MOST_WORDS)
    .map(([id, probability]) => ({ word: id === 0 ? "(no word)" : vocabulary[id], probability }));
}

/** What the network does not read, a sentence each. */
function hintsOf({ statements, question, unknown }) {
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
function sentenceOf({ pieces }) {
  return pieces.map(({ text, isKnown, isRead }) => {
    if (isKnown !== false && isRead !== false) return document.createTextNode(text);
    const mark = make("mark", text);
    mark.title = isKnown ? "not read" : "unknown";
    return mark;
  });
}

function startPlayground(form, { network: description, stories, shades, firstInk }) {
  const network = loadNetwork(description);
  const [preset, story, question] = ["preset", "story", "question"]
    .map((name) => document.getElementById(`playground-${name}`));
  const [reply, words, status, rows, hints] = [
    ".reply",
    ".words",
    "[role=status]",
    "tbody",
    ".hints",
  ]
    .map((selector) => form.querySelector(selector));
  const chosen = () => stories[preset.selectedIndex] ?? { story: "", question: "", answer: null };
  let timer;

  function cellOf(share) {
    const shade = Math.max(0, Math.min(shades, Math.round(share * shades)));
    return make("td", `${percent(share)}`, `a${shade}${shade > firstInk ? " strong" : ""}`);
  }

  function rowOf(sentence, shares, className = "") {
    const row = make("tr", "", className), head = make("th");
    head.scope = "row";
    head.append(...sentence);
    row.append(head, ...shares);
    return row;
  }

  function showAttention({ statements }, attention) {
    const lines = statements.map((one) =>
      one.isRemembered
        ? rowOf(sentenceOf(one), attention.map((hop) => cellOf(hop[one.slot])))
        : rowOf([one.text], attention.map(() => make("td", "–", "a0")), "empty")
    );
    const rest = attention.map((hop) =>
      Math.max(0, 1 - hop.reduce((sum, share) => sum + share, 0))
    );
    if (rest.some((share) => share >= 0.005)) {
      lines.push(rowOf(["(empty memory)"], rest.map(cellOf), "empty"));
    }
    rows.replaceChildren(...lines);
  }

  function showAnswer(answers) {
    const { story: told, question: asked, answer } = chosen();
    const isOwn = story.value === told && question.value === asked;
    const [{ word, probability }] = answers;
    reply.replaceChildren("It says ", make("strong", word), `, ${percent(probability)} % sure`);
    if (isOwn && answer !== null) {
      reply.append(word === answer ? ", and is right" : `, and is wrong: the answer is ${answer}`);
    }
    reply.classList.toggle("right", isOwn && word === answer);
    reply.classList.toggle("wrong", isOwn && answer !== null && word !== answer);
    words.replaceChildren(...answers.map(({ word, probability }) => {
      const item = make("li");
      const bar = make("span", "", `bar a${Math.round(shades * probability)}`);
      item.append(bar, `${word} ${percent(probability)} %`);
      return item;
    }));
  }

  function update() {
    const read = readStory(network, story.value, question.value);
    const { attention, probabilities } = answerStory(network, {
      statements: read.memory,
      question: read.question.ids,
    });
    const sentences = hintsOf(read);
    showAttention(read, attention);
    showAnswer(likeliest(probabilities, network.vocabulary));
    hints.replaceChildren(...sentences.map((text) => make("li", text)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = [reply.textContent, ...sentences].map((one) => `${one}.`).join(" ");
    }, QUIET_MILLISECONDS);
  }

  function begin() {
    ({ story: story.value, question: question.value } = chosen());
    update();
  }

  form.querySelector(".vocabulary").textContent = network.vocabulary.slice(1).toSorted().join(", ");
  form.addEventListener("input", ({ target }) => target === preset ? begin() : update());
  form.addEventListener("reset", (event) => {
    // Back to the story that was chosen, not to the first.
    event.preventDefault();
    begin();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  form.parentElement.querySelector(".unscripted").hidden = true;
  begin();
}

const form = document.querySelector(".playground");
if (form !== null) {
  startPlayground(form, JSON.parse(document.getElementById("playground-data").textContent));
}
