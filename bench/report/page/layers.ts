/* Steps through trainings, layer by layer: one update in all pictures, in words and in numbers. */

import { entry, layers } from "./data.ts";
import { find, findAll } from "./elements.ts";
import type { LayersData } from "./page_data.ts";
import { unpack } from "./packed.ts";
import { startStepper } from "./stepper.ts";

/** How long a whole training takes to play, and a frame of it at the least and at the most. */
const WHOLE_MILLISECONDS = 30_000, SHORTEST = 300, LONGEST = 1500;

/** The numbers of all layers; null where nothing is known. */
type Frame = readonly (number | null)[] | null;

/** A number as the table has it. */
function textOf({ notFinite }: LayersData, frame: Frame, at: number): string {
  if (frame === null) return "–";
  return String(frame[at] ?? notFinite);
}

function startArticle(article: HTMLElement): void {
  const data = entry(layers, article.dataset.layers);
  const { frames } = data, last = frames.length - 1;
  const box = find(article, ".player"), status = find(box, "[role=status]");
  const slider = find<HTMLInputElement>(box, "input"), numbers = find(article, ".layer-numbers");
  const all = data.values.flat().map((own) =>
    own.map((frame) => frame === null ? null : unpack(frame))
  );
  const rows = findAll<HTMLTableRowElement>(numbers, "tbody tr");
  const lists = findAll(article, ".moments").map((list) => findAll(list, "li"));
  const show = (at: number) => {
    const name = frames[at]!;
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", name);
    status.textContent = name;
    find(numbers, "summary span").textContent = name;
    find(numbers, ".scroll").setAttribute("aria-label", name);
    for (const items of lists) {
      const shown = items.findLast((item) => Number(item.dataset.from) <= at);
      for (const item of items) item.hidden = item !== shown;
    }
    for (const cursor of findAll<SVGPathElement & HTMLElement>(article, ".cursor")) {
      cursor.setAttribute("d", `M${at} 0h1v${data.layers.length}h-1z`);
    }
    for (const [l, row] of rows.entries()) {
      for (const [c, own] of all.entries()) {
        row.cells[c + 1]!.textContent = textOf(data, own[at]!, l);
      }
    }
  };
  const { goTo } = startStepper({
    ...{ around: article, box, last, show },
    milliseconds: Math.max(SHORTEST, Math.min(LONGEST, WHOLE_MILLISECONDS / frames.length)),
  });
  slider.addEventListener("input", () => goTo(Number(slider.value)));
  for (const [c, figure] of findAll(article, "figure").entries()) {
    startPicture(figure, data, all[c]!, goTo);
  }
  show(0);
}

/** Says what is under the pointer, and goes to the update that is clicked. */
function startPicture(
  figure: HTMLElement,
  data: LayersData,
  own: readonly Frame[],
  goTo: (frame: number) => void,
): void {
  const svg = find<HTMLElement>(figure, "svg"), small = find(figure, "small");
  const place = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const within = (share: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    return {
      frame: within((clientX - left) / width, data.frames.length),
      layer: within((clientY - top) / height, data.layers.length),
    };
  };
  svg.addEventListener("pointermove", (event) => {
    const { frame, layer } = place(event), name = data.layers[layer]!;
    const where = Number.isNaN(Number(name)) ? name : `layer ${name}`;
    small.textContent = `${data.frames[frame]}, ${where}: ${textOf(data, own[frame]!, layer)}`;
  });
  svg.addEventListener("pointerleave", () => small.textContent = small.dataset.about!);
  svg.addEventListener("click", (event) => goTo(place(event).frame));
}

/** Makes the trainings step. */
export function startLayers(): void {
  for (const article of findAll(document, "[data-layers]")) startArticle(article);
}
