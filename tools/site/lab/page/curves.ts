/* Curves of the trials, drawn while they grow. */

import { find } from "../../../../bench/report/page/mod.ts";

/** A trial's curve: a number for each epoch, null where nothing is known. */
export interface Curve {
  readonly variant: string;
  readonly values: readonly (number | null)[];
}

/** The picture's own units. */
const WIDTH = 300, HEIGHT = 120;

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Points of a curve, joined over epochs without a number. */
function pathOf({ values }: Curve, epochs: number, highest: number): string {
  const points = values.flatMap((value, epoch) => {
    if (value === null || !Number.isFinite(value)) return [];
    const x = (epoch + 1) / epochs * WIDTH, y = HEIGHT - Math.min(1, value / highest) * HEIGHT;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return points.length === 0 ? "" : `M${points.join("L")}`;
}

/** A picture with curves of one quantity. */
export class Curves {
  readonly #figure: HTMLElement;
  readonly #paths: SVGPathElement[] = [];

  constructor(figure: HTMLElement) {
    this.#figure = figure;
  }

  /** @param epochs As many as all trials have at the most. */
  draw(curves: readonly Curve[], epochs: number): void {
    const svg = find<HTMLElement>(this.#figure, "svg");
    const values = curves.flatMap((curve) => curve.values.filter((value) => value !== null));
    const highest = Math.max(...values, Number.MIN_VALUE);
    for (const [i, curve] of curves.entries()) {
      const path = this.#paths[i] ??= svg.appendChild(document.createElementNS(NAMESPACE, "path"));
      path.setAttribute("class", curve.variant);
      path.setAttribute("d", pathOf(curve, epochs, highest));
    }
    for (const path of this.#paths.splice(curves.length)) path.remove();
    find(this.#figure, ".highest").textContent = values.length === 0 ? "" : short(highest);
    find(this.#figure, ".epochs").textContent = epochs === 0 ? "" : String(epochs);
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}
