import type { LayersArm, LayersDetail } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { frameName, frameTable, NOT_FINITE, numberText } from "../../results/tables/mod.ts";
import { aboutAttributes } from "./about.ts";
import type { Page } from "./page.ts";
import type { LayersData } from "../page/page_data.ts";
import { pack } from "../page/packed.ts";
import { cellClasses, colourClass, type Scale, scaleOf, SHADES } from "./layers_scale.ts";
import { tableHtml } from "./table.ts";

/**
 * Pictures of quantities by layer over trainings: an article of the class `layers`, as the page's script knows
 * it. The script shows one frame: its place in every picture, its sentences, its numbers in the table.
 */
export function layersHtml(detail: LayersDetail, page: Page): Html {
  const { title, frames, quantities, arms } = detail, id = page.nextPlayer();
  page.layers.push(layersData(id, detail));
  const heads = arms.map((arm, a) => armHtml(detail, arm, `${id}-${a}`));
  const rows = quantities.map(({ name, about }, q) => {
    const scale = scaleOf(arms.flatMap(({ values }) => values[q]!));
    const pictures = arms.map((arm) =>
      markup`<figure${aboutAttributes(arm.about)}>
<figcaption>${name} ${arm.title}<small data-about="${about}">${about}</small></figcaption>
${axes(detail, picture(detail, q, arm, scale))}
</figure>
`
    );
    return markup`${pictures}${legendHtml(name, scale, arms.flatMap(({ values }) => values[q]!))}`;
  });
  const last = frames.length - 1;
  return markup`<article class="story layers" aria-labelledby="${id}" data-layers="${id}">
<p class="question" id="${id}">${title}</p>
<div class="player" role="group" aria-label="Updates of: ${title}" hidden>
<button type="button">← Back</button>
<button type="button">Play</button>
<button type="button">Next →</button>
<input type="range" min="0" max="${last}" value="0" aria-label="Update">
<p role="status"></p>
</div>
<div class="arms of${Math.min(arms.length, 3)}">
${heads}${rows}</div>
<details class="layer-numbers"><summary>Numbers: <span>${frameName(frames[last]!)}</span></summary>
${tableHtml(frameTable(detail, last), page)}</details>
</article>
`;
}

/** What the page's script needs. */
function layersData(id: string, { layers, frames, quantities, arms }: LayersDetail): LayersData {
  return {
    id,
    layers,
    frames: frames.map(frameName),
    notFinite: NOT_FINITE,
    values: quantities.map((_, q) =>
      arms.map(({ values }) => values[q]!.map((frame) => frame && pack(frame)))
    ),
  };
}

/** The name of a training, and its sentences; the script shows that of one frame. */
function armHtml({ frames }: LayersDetail, { title, note, words, about }: LayersArm, id: string) {
  const last = words.findLastIndex((one) => one !== null);
  // What stays the same is said once.
  const starts = [...words.keys()].filter((f) => f === 0 || words[f] !== words[f - 1]);
  const items = starts.map((from, i) => {
    const to = (starts[i + 1] ?? words.length) - 1, first = frameName(frames[from]!);
    const name = to === from ? first : `${first}, to ${frameName(frames[to]!).replace(/^U/, "u")}`;
    return markup`<li data-from="${from}"><strong>${name}.</strong> ${
      words[from] ?? (from > last ? "This training had ended." : "Not looked at.")
    }</li>
`;
  });
  return markup`<div class="arm"${aboutAttributes(about)}>
<p class="arm-title" id="${id}">${title.charAt(0).toUpperCase()}${
    title.slice(1)
  }<small>${note}</small></p>
<ol class="moments" tabindex="0" aria-labelledby="${id}" aria-live="polite">
${items}</ol>
</div>
`;
}

/** A picture between the names of its first and last layer, and of its first and last update. */
function axes({ layers, frames }: LayersDetail, content: Html): Html {
  const update = (place: number) => numberText(frames.at(place)!.update, "count");
  return markup`<div class="axes"><span>layer ${layers[0]!}</span><span>${layers.at(-1)!}</span>
${content}
<span>update ${update(0)}</span><span>${update(-1)}</span></div>`;
}

/**
 * A cell for each layer and frame, drawn as strokes: neighbours of one colour are one stroke. Exact zeros
 * are left out, so that the hatched ground shows.
 */
function picture(detail: LayersDetail, quantity: number, arm: LayersArm, scale: Scale): Html {
  const { layers, frames, quantities } = detail, values = arm.values[quantity]!;
  const strokes = new Map<string, string>();
  for (const layer of layers.keys()) {
    let from = 0;
    for (let f = 1; f <= frames.length; f++) {
      const own = colourClass(values[from], layer, scale);
      if (f < frames.length && colourClass(values[f], layer, scale) === own) continue;
      if (own !== null) {
        strokes.set(own, `${strokes.get(own) ?? ""}M${from} ${layer}.5h${f - from}`);
      }
      from = f;
    }
  }
  const { name } = quantities[quantity]!;
  const paths = [...strokes].map(([own, path]) => markup`<path class="${own}" d="${path}"/>`);
  const label = `${name} ${arm.title}, by layer and update; the numbers are in the table below`;
  return markup`<svg viewBox="0 0 ${frames.length} ${layers.length}" preserveAspectRatio="none" role="img" aria-label="${label}">${paths}<path class="cursor under" d="M0 0"/><path class="cursor" d="M0 0"/></svg>`;
}

/** What the colours mean, with the signs for what has none where there is any such. */
function legendHtml(name: string, scale: Scale, frames: LayersArm["values"][number]): Html {
  const kinds = new Set(
    frames.flatMap((frame) =>
      frame === null ? [] : frame.map((_, l) => colourClass(frame, l, scale))
    ),
  );
  const shades = Array.from(
    { length: SHADES },
    (_, i) => markup`<path class="c${i}" d="M${i} .5h1"/>`,
  );
  const ends = scale === null
    ? null
    : markup`<span>${numberText(scale.lowest, "magnitude")}${
      scale.isCut ? " or less" : null
    }</span><svg viewBox="0 0 ${SHADES} 1" preserveAspectRatio="none" aria-hidden="true">${shades}</svg><span>${
      numberText(scale.highest, "magnitude")
    }</span>`;
  const sign = (has: boolean, own: string, words: string) =>
    has ? markup`<span class="sign-of ${own}"></span><span>${words}</span>` : null;
  return markup`<p class="scale"><span class="hidden">Colours of ${name}: </span>${
    sign(kinds.has(null), "zero", "exactly 0")
  }${ends}${sign(kinds.has(cellClasses.lost), cellClasses.lost, NOT_FINITE)}</p>
`;
}
