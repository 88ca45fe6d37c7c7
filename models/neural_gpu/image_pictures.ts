import type { PicturesDetail, PicturesMoment } from "../details/mod.ts";
import type { ImageInspection } from "./inspection_schema.ts";

type Marks = PicturesMoment["marks"];

/** A network on a test sequence, its image as pictures and its answers marked. */
export function imagePictures(inspection: ImageInspection): PicturesDetail {
  const { part, words, input, wanted, maps, rows, moments } = inspection;
  const marks = moments.map(({ answer }) => marksOf(answer, wanted));
  const { length } = input;
  const title = part.endsWith(`length ${length}`) ? part : `${part}, ${length} symbols`;
  return {
    kind: "pictures",
    question: words === null ? title : `${title}: ${words}`,
    reply: replyOf(marks),
    right: isRight(marks.at(-1)!),
    unit: "step",
    ...{ input, wanted, maps, rows },
    moments: moments.map(({ answer, image }, t): PicturesMoment => ({
      words: momentWords(marks[t]!, marks[t - 1]),
      answers: answer,
      marks: marks[t]!,
      values: image,
    })),
  };
}

/** Whether each symbol is right; those that should be padding do not count, as in the authors' code. */
function marksOf(answer: readonly string[], wanted: readonly string[]): Marks {
  return wanted.map((symbol, position) => symbol === "" ? null : symbol === answer[position]);
}

function isRight(marks: Marks): boolean {
  return !marks.includes(false);
}

function replyOf(marks: readonly Marks[]): PicturesDetail["reply"] {
  const last = marks.length - 1, final = marks[last]!;
  const all = final.filter((mark) => mark !== null).length;
  const wrong = final.filter((mark) => mark === false).length;
  if (wrong > 0) {
    const before = marks.findLastIndex(isRight);
    return [
      { strong: `${wrong} of ${all} symbols` },
      ` ${wrong === 1 ? "is" : "are"} wrong`,
      before === -1 ? "." : `; after step ${before} all were right.`,
    ];
  }
  const from = marks.findLastIndex((own) => !isRight(own)) + 1;
  return [
    { strong: all === 1 ? "The symbol" : `All ${all} symbols` },
    ` ${all === 1 ? "is" : "are"} right`,
    from === 0
      ? " from the beginning."
      : from === last
      ? " after the last step, and not before."
      : ` from step ${from} on.`,
  ];
}

/** "5 of 7 symbols are right. Newly right: positions 4 and 5." */
function momentWords(marks: Marks, before: Marks | undefined): string {
  const count = (wanted: boolean) => marks.filter((mark) => mark === wanted).length;
  const right = count(true), all = right + count(false);
  const turned = (to: boolean) =>
    marks.flatMap((mark, i) =>
      before !== undefined && mark === to && before[i] === !to ? i + 1 : []
    );
  const gained = turned(true), lost = turned(false);
  return [
    `${right} of ${all} symbols ${right === 1 ? "is" : "are"} right.`,
    ...gained.length === 0 ? [] : [`Newly right: ${positionsIn(gained)}.`],
    ...lost.length === 0 ? [] : [`No longer right: ${positionsIn(lost)}.`],
  ].join(" ");
}

/** "position 4", "positions 4, 6 to 9" */
function positionsIn(positions: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === position - 1) run[1] = position;
    else runs.push([position, position]);
  }
  const texts = runs.map(([first, last]) =>
    last === first
      ? String(first)
      : last === first + 1
      ? `${first}, ${last}`
      : `${first} to ${last}`
  );
  return `${positions.length === 1 ? "position" : "positions"} ${texts.join(", ")}`;
}
