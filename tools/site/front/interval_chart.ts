import { type Html, markup } from "../../../bench/base/mod.ts";
import type { Scale } from "./scale.ts";

/** What a row of a chart shows; null for what there is not. */
export interface Drawn {
  readonly published: number | null;
  readonly estimate: number | null;
  /** 95 %. */
  readonly interval: readonly [lowest: number, highest: number] | null;
}

const HEIGHT = 28, MIDDLE = 14;

/** A row: the measured interval with its mean, the published value as a rhombus, and the line of no effect. */
export function intervalRow({ published, estimate, interval }: Drawn, scale: Scale): Html {
  const at = (value: number) => `${scale.position(value).toFixed(2)}%`;
  return markup`<svg class="track" height="${HEIGHT}" width="100%" aria-hidden="true">
${
    scale.ticks.map((tick) =>
      markup`<line class="${tick === 0 ? "zero" : "tick"}" x1="${at(tick)}" x2="${
        at(tick)
      }" y1="0" y2="${HEIGHT}"/>`
    )
  }
${
    published === null
      ? null
      : scale.side(published) !== 0
      ? arrow(published, scale)
      : rhombus(at(published))
  }${
    interval === null
      ? null
      : markup`<line class="interval" x1="${at(interval[0])}" x2="${
        at(interval[1])
      }" y1="${MIDDLE}" y2="${MIDDLE}"/>${interval.map((end) => arrow(end, scale))}`
  }${
    estimate === null
      ? null
      : scale.side(estimate) === 0
      ? markup`<circle class="estimate" cx="${at(estimate)}" cy="${MIDDLE}" r="4.5"/>`
      : interval === null
      ? arrow(estimate, scale)
      : null
  }
</svg>`;
}

/** Says that something lies beyond the scale. */
function arrow(value: number, scale: Scale): Html | null {
  const side = scale.side(value);
  if (side === 0) return null;
  const [base, tip] = side < 0 ? [-2, -10] : [2, 10];
  return markup`<svg x="${
    scale.position(value).toFixed(2)
  }%" y="${MIDDLE}" overflow="visible"><path class="beyond" d="M${base} -5L${tip} 0L${base} 5Z"/></svg>`;
}

function rhombus(at: string): Html {
  return markup`<svg x="${at}" y="${MIDDLE}" overflow="visible"><path class="published" d="M0 -7L6 0L0 7L-6 0Z"/></svg>`;
}

/** The numbers of a scale above its rows. */
export function scaleRow(scale: Scale, text: (tick: number) => string): Html {
  return markup`<svg class="scale" height="18" width="100%" aria-hidden="true">${
    scale.ticks.map((tick) =>
      markup`<text x="${scale.position(tick).toFixed(2)}%" y="13" text-anchor="middle">${
        text(tick)
      }</text>`
    )
  }</svg>`;
}

/** What the marks mean. */
export function chartKey(): Html {
  return markup`<p class="key"><svg width="16" height="16" aria-hidden="true"><path class="published" d="M8 1L14 8L8 15L2 8Z"/></svg> published <svg width="34" height="16" aria-hidden="true"><line class="interval" x1="2" x2="32" y1="8" y2="8"/><circle class="estimate" cx="17" cy="8" r="4.5"/></svg> measured, with its 95 % interval</p>`;
}
