/* A small picture of losses by epoch; the numbers stand beside it in words. */

import { HEIGHT, pathOf, WIDTH } from "./spark_path.ts";

const SVG = "http://www.w3.org/2000/svg";

export function makeSparkline() {
  const element = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (
    const [name, value] of Object.entries({
      class: "sparkline",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    })
  ) element.setAttribute(name, value);
  element.append(path);
  return {
    element,
    draw(losses: readonly (number | null)[]): void {
      path.setAttribute("d", pathOf(losses));
      // One loss makes no line.
      const finite = losses.filter((loss) => loss !== null);
      element.toggleAttribute("hidden", finite.length < 2);
    },
  };
}
