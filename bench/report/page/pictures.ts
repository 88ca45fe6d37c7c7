/* Steps through the memory of a network: one moment in the picture, in words and in the table of answers. */

import { entry, pictures } from "./data.ts";
import { find, findAll } from "./elements.ts";
import type { PicturesData } from "./page_data.ts";
import { lineAt, pictureStrokes, valueAt } from "./picture_strokes.ts";
import { startStepper } from "./stepper.ts";

/** How long all steps take to play, and one at the least and at the most. */
const WHOLE_MILLISECONDS = 12_000, SHORTEST = 250, LONGEST = 1200;

function startArticle(article: HTMLElement): void {
  const data = entry(pictures, article.dataset.pictures), last = data.values.length - 1;
  const box = find(article, ".player"), status = find(box, "[role=status]");
  const slider = find<HTMLInputElement>(box, "input");
  const [figure, ...others] = findAll(article, "figure") as [HTMLElement, ...HTMLElement[]];
  for (const other of others) other.classList.add("on-paper");
  const name = find(figure, "figcaption span"), scroll = find(figure, ".scroll");
  const question = find(article, ".question").textContent;
  const answer = find<HTMLTableRowElement>(figure, ".now");
  const paths = findAll<HTMLElement>(figure, ".memory svg path:not(.gap)");
  const rows = findAll<HTMLTableRowElement>(article, ".answers tbody tr");
  let shown = 0;
  const show = (at: number) => {
    shown = at;
    const row = rows[at]!, { name: title = "", says = "" } = row.dataset;
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", title);
    status.textContent = `${title}: ${says}`;
    name.textContent = title;
    scroll.ariaLabel = `${title}: ${question}`;
    for (const [i, path] of pictureStrokes(data.values[at]!, data).entries()) {
      paths[i]!.setAttribute("d", path);
    }
    const cells = [...row.cells].slice(1, -1).map((cell) => cell.cloneNode(true));
    answer.replaceChildren(answer.cells[0]!, ...cells);
    for (const other of rows) {
      if (other === row) other.setAttribute("aria-current", "step");
      else other.removeAttribute("aria-current");
    }
  };
  const { goTo } = startStepper({
    ...{ around: article, box, last, show },
    milliseconds: Math.max(SHORTEST, Math.min(LONGEST, WHOLE_MILLISECONDS / Math.max(1, last))),
  });
  slider.addEventListener("input", () => goTo(Number(slider.value)));
  for (const [at, row] of rows.entries()) row.addEventListener("click", () => goTo(at));
  startPointer(figure, data, () => shown);
  show(0);
}

/** Says which number is under the pointer. */
function startPointer(figure: HTMLElement, data: PicturesData, shown: () => number): void {
  const { rows, positions } = data;
  const svg = find<HTMLElement>(figure, ".memory svg"), small = find(figure, "figcaption small");
  svg.addEventListener("pointermove", ({ clientX, clientY }) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const line = lineAt((clientY - top) / height, data);
    const share = (clientX - left) / width;
    const position = Math.max(0, Math.min(positions - 1, Math.floor(share * positions)));
    const value = valueAt(data.values[shown()]!, line * positions + position);
    small.textContent = `map ${Math.floor(line / rows) + 1}, row ${line % rows + 1}, ` +
      `position ${position + 1}: ${value.toFixed(2)}`;
  });
  svg.addEventListener("pointerleave", () => small.textContent = "");
}

/** Makes the memories step. */
export function startPictures(): void {
  for (const article of findAll(document, "[data-pictures]")) startArticle(article);
}
