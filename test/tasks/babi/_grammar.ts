/** Every line of the released files, by task: a generated line has to be one of them, and the other way. */

const any = (...words: readonly string[]) => `(${words.join("|")})`;

const place = any("bedroom", "bathroom", "kitchen", "office", "garden", "hallway");
const townPlace = any("bedroom", "kitchen", "office", "school", "cinema", "park");
const person = any("Mary", "John", "Sandra", "Daniel");
const giver = any("Mary", "Fred", "Bill", "Jeff"),
  townsperson = any("Mary", "Fred", "Bill", "Julie");
const thing = any("apple", "football", "milk"), direction = any("north", "south", "east", "west");
const going = any("went", "went back", "journeyed", "travelled", "moved");
const getting = any("grabbed", "got", "picked up", "took");
const dropping = any("dropped", "left", "put down", "discarded");
const continuing = any("After that", "Following that", "Then", "Afterwards");

const move = (who: string, where = place) => `${who} ${going} to the ${where}`;
const get = (who: string) => `${who} ${getting} the ${thing} there\\.`;
const drop = (who: string) => `${who} ${dropping} the ${thing}( there)?\\.`;
const give = (who: string) => `${who} (gave|handed|passed) the ${thing} to ${who}\\.`;
const household = [`${move(person)}\\.`, get(person), drop(person)];
/** The question, its space, the answer, and so many supports. */
const ask = (question: string, answer: string, supports: number | "any", space = " ") =>
  `${question}\\?${space}\t${answer}\t\\d+( \\d+)${
    supports === "any" ? "{0,13}" : `{${supports - 1}}`
  }`;

const name = any("Gertrude", "Winona", "Jessica", "Emily");
const animal = any("mouse", "sheep", "wolf", "cat");
const fifth = any("Lily", "Bernhard", "Greg", "Julius", "Brian");
const colour = any("gray", "white", "yellow", "green");
const shape = any(
  ...["triangle", "pink rectangle", "red sphere", "blue square", "yellow square", "red square"],
);
const position = any("above", "below", "to the left of", "to the right of");
const box = any("chocolate", "box of chocolates", "box", "container", "chest", "suitcase");
const agent = any("Jason", "Antoine", "Sumit", "Yann");
const state = any("hungry", "thirsty", "bored", "tired");
const motive = any("kitchen", "garden", "bedroom");
const wanted = any("apple", "milk", "football", "pajamas");
const when = any("yesterday", "this morning", "this afternoon", "this evening");
const two = `${person} and ${person}`;

/** By the number of the task, as regular expressions without the line's number. */
export const grammar: Readonly<Record<number, readonly string[]>> = {
  1: [`${move(person)}\\.`, ask(`Where is ${person}`, place, 1)],
  2: [...household, ask(`Where is the ${thing}`, place, 2)],
  3: [
    `${move(person)}\\.`,
    `${person} ${getting} the ${thing}( there)?\\.`,
    drop(person),
    ask(`Where was the ${thing} before the ${place}`, place, 3),
  ],
  4: [
    `The ${place} is ${direction} of the ${place}\\.`,
    ask(`What is ${direction} of the ${place}`, place, 1, ""),
    ask(`What is the ${place} ${direction} of`, place, 1, ""),
  ],
  5: [
    ...[`${move(giver)}\\.`, get(giver), drop(giver), give(giver)],
    ask(`What did ${giver} give to ${giver}`, thing, 1),
    ask(`Who gave the ${thing}`, giver, 1),
    ask(`Who gave the ${thing} to ${giver}`, giver, 1),
    ask(`Who received the ${thing}`, giver, 1),
    ask(`Who did ${giver} give the ${thing} to`, giver, 1),
  ],
  6: [...household, ask(`Is ${person} in the ${place}`, "(yes|no)", 1)],
  7: [
    ...household,
    give(person),
    ask(`How many objects is ${person} carrying`, "(none|one|two|three)", "any"),
  ],
  8: [...household, ask(`What is ${person} carrying`, `(nothing|${thing}(,${thing}){0,2})`, "any")],
  9: [
    `${move(person)}\\.`,
    `${person} is in the ${place}\\.`,
    `${person} is not in the ${place}\\.`,
    `${person} is no longer in the ${place}\\.`,
    ask(`Is ${person} in the ${place}`, "(yes|no)", 1),
  ],
  10: [
    `${move(townsperson, townPlace)}\\.`,
    `${townsperson} is in the ${townPlace}\\.`,
    `${townsperson} is either in the ${townPlace} or the ${townPlace}\\.`,
    ask(`Is ${townsperson} in the ${townPlace}`, "(yes|no|maybe)", 1),
  ],
  11: [
    `${move(person)}\\.`,
    `${move(`${continuing} (he|she)`)}\\.`,
    ask(`Where is ${person}`, place, 2),
  ],
  12: [`${move(two)}\\.`, ask(`Where is ${person}`, place, 1)],
  13: [`${move(two)}\\.`, `${move(`${continuing} they`)}\\.`, ask(`Where is ${person}`, place, 2)],
  14: [
    `${move(townsperson, townPlace)} ${when}\\.`,
    `(Yesterday|This (morning|afternoon|evening)) ${move(townsperson, townPlace)}\\.`,
    ask(`Where was ${townsperson} before the ${townPlace}`, townPlace, 2),
  ],
  15: [
    "(Mice|Sheep|Wolves|Cats) are afraid of (mice|sheep|wolves|cats)\\.",
    `${name} is a ${animal}\\.`,
    ask(`What is ${name.toLowerCase()} afraid of`, animal, 2, ""),
  ],
  16: [
    `${fifth} is a (swan|lion|frog|rhino)\\.`,
    `${fifth} is ${colour}\\.`,
    ask(`What color is ${fifth}`, colour, 3, ""),
  ],
  17: [
    `The ${shape} is ${position} the ${shape}\\.`,
    ask(`Is the ${shape} ${position} the ${shape}`, "(yes|no)", 2, ""),
  ],
  18: [
    `The ${box} is bigger than the ${box}\\.`,
    `The ${box} fits inside the ${box}\\.`,
    ask(`Is the ${box} bigger than the ${box}`, "(yes|no)", 2, ""),
    ask(`Does the ${box} fit in the ${box}`, "(yes|no)", 2, ""),
  ],
  19: [
    `The ${place} is ${direction} of the ${place}\\.`,
    ask(`How do you go from the ${place} to the ${place}`, "[nsew],[nsew]", 2, ""),
  ],
  20: [
    `${agent} is ${state}\\.`,
    `${move(agent, motive)}\\.`,
    `${agent} ${getting} the ${wanted} there\\.`,
    ask(`Where will ${agent.toLowerCase()} go`, motive, 1, ""),
    ask(`Why did ${agent.toLowerCase()} go to the ${motive}`, state, 1, ""),
    ask(`Why did ${agent.toLowerCase()} get the ${wanted}`, state, 1, ""),
  ],
};
