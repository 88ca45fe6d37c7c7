/* Reads what somebody typed as the network reads its stories. Runs in a browser. */

/** As tasks/babi/words.ts; a word that is not known so may have other marks about it. */
function wordOf(token, ids) {
  const word = token.toLowerCase().normalize("NFC").replace(/[.?]$/, "");
  return word === "" || ids.has(word)
    ? word
    : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** A sentence in pieces, in order: words and what is between them. Only so many words are read. */
function readSentence(text, { ids }, most) {
  let words = 0;
  const pieces = text.split(/(\s+)/).filter((piece) => piece !== "").map((piece) => {
    const word = wordOf(piece.trim(), ids);
    if (word === "") return { text: piece, word: null };
    words += 1;
    return { text: piece, word, isRead: words <= most, isKnown: ids.has(word) };
  });
  const read = pieces.filter(({ isRead }) => isRead);
  return { text, pieces, ids: read.map(({ word }) => ids.get(word) ?? 0), isCut: words > most };
}

/** Sentences end with a line, or with a mark and a space. */
function sentencesOf(text) {
  return text.split(/\n|(?<=[.!?])\s+/).map((line) => line.trim()).filter((line) => line !== "");
}

/**
 * A story and a question.
 *
 * @returns The statements as they were told, each with its slot in memory, 0 for the last; a
 * statement whose slot is not below M is forgotten. `unknown` are the words that the network never saw.
 */
export function readStory(network, story, question) {
  const { memorySlots, statementWords, questionWords } = network.shape;
  const told = sentencesOf(story);
  const statements = told.map((text, i) => {
    const slot = told.length - 1 - i;
    const isRemembered = slot < memorySlots;
    return { ...readSentence(text, network, statementWords), slot, isRemembered };
  });
  const asked = readSentence(question.trim(), network, questionWords);
  const words = [...statements, asked].flatMap(({ pieces }) => pieces);
  const unknown = words.filter(({ isKnown }) => isKnown === false).map(({ word }) => word);
  return {
    statements,
    question: asked,
    unknown: [...new Set(unknown)],
    memory: statements.filter(({ isRemembered }) => isRemembered).map(({ ids }) => ids).reverse(),
  };
}
