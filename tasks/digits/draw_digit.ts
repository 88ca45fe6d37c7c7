import type { RandomStream } from "../../engine/base/mod.ts";
import { shapes, type Stroke } from "./shapes.ts";

/** Height and width of an image, as MNIST has them. */
export const SIDE = 28;

const PIXELS = SIDE * SIDE;

/**
 * How much handwriting varies. Of 60,000 images for training, softmax regression learns to get 91 % of the
 * test right, where MNIST has 92 %, and a network with one hidden layer of 128 units 99 %, where MNIST has
 * 98 %. With more of any of these, digits are taken for one another; with less, a linear model will do.
 */
export const STYLE = {
  /** Pixels from top to bottom, lowest and highest; MNIST scales its digits into 20 of the 28. */
  height: [16, 21],
  /** Width to height of the box of a digit. */
  aspect: [0.6, 0.95],
  /** Pixels to each side; MNIST centres the mass of its digits. */
  shift: 2.5,
  /** Tangent of half the angle of the rotation: 0.18 is 20 degrees. */
  rotation: 0.18,
  /** Horizontal pixels for each vertical one; handwriting leans to the right. */
  slant: [-0.3, 0.5],
  /** Of the points of a stroke, as a share of the box. */
  jitter: 0.13,
  /** Half the width of the pen, in pixels. */
  radius: [0.8, 1.7],
  /** Blackest value. */
  ink: [190, 255],
  /** Largest share of its value that a pixel of a stroke loses. */
  grain: 0.15,
  /** Most pixels beside the digit that are not empty. Noise everywhere would cost what skips zeros. */
  specks: 6,
  /** Largest value of these. */
  speck: 128,
} as const;

/** Pixels from the edge of a stroke over which it fades. */
const FADE = 0.6;

/** Straight pieces between two points of a curve. */
const PIECES = 4;

/**
 * Draws a digit as if written by hand. Only what IEEE 754 defines to the last bit decides pixels, so they
 * are the same on every machine.
 *
 * @param random From where it stands; the number of draws depends on what is drawn.
 * @param out Where the pixels go: 784 from `offset`, row by row, 0 for the background to 255; all zeros
 * before.
 */
export function drawDigit(digit: number, random: RandomStream, out: Uint8Array, offset = 0): void {
  const height = between(STYLE.height, random), width = height * between(STYLE.aspect, random);
  const slant = between(STYLE.slant, random), half = spread(random) * STYLE.rotation;
  // A rotation without sine and cosine, whose last bits differ between machines.
  const cosine = (1 - half * half) / (1 + half * half), sine = 2 * half / (1 + half * half);
  const centreX = (SIDE - 1) / 2 + spread(random) * STYLE.shift;
  const centreY = (SIDE - 1) / 2 + spread(random) * STYLE.shift;
  const radius = between(STYLE.radius, random), ink = between(STYLE.ink, random);
  distances.fill(Infinity);
  for (const stroke of random.pick(shapes[digit]!)) {
    for (const [i, [x, y]] of stroke.entries()) {
      const down = (y - 0.5 + spread(random) * STYLE.jitter) * height;
      const right = (x - 0.5 + spread(random) * STYLE.jitter) * width - slant * down;
      xs[i] = centreX + cosine * right - sine * down;
      ys[i] = centreY + sine * right + cosine * down;
    }
    drawStroke(stroke, radius + FADE);
  }
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const squared = distances[pixel]!;
    if (squared === Infinity) continue;
    const cover = Math.min(1, (radius + FADE - Math.sqrt(squared)) / (2 * FADE));
    out[offset + pixel] = ink * cover * (1 - STYLE.grain * random.uniform());
  }
  for (let specks = random.integer(STYLE.specks + 1); specks > 0; specks--) {
    const pixel = offset + random.integer(PIXELS), value = random.integer(STYLE.speck);
    out[pixel] = Math.max(out[pixel]!, value);
  }
}

/** Points of a stroke, in pixels; no stroke has more than sixteen. */
const xs = new Float64Array(16), ys = new Float64Array(16);

/** Squared distance of each pixel to the nearest stroke; infinite where none is near. */
const distances = new Float64Array(PIXELS);

/** A Catmull-Rom curve through the points, which turns anyhow at corners, in straight pieces. */
function drawStroke(stroke: Stroke, reach: number): void {
  for (let i = 0; i + 1 < stroke.length; i++) {
    const before = i === 0 || stroke[i]![2] === 1 ? i : i - 1;
    const after = i + 2 === stroke.length || stroke[i + 1]![2] === 1 ? i + 1 : i + 2;
    let fromX = xs[i]!, fromY = ys[i]!;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const toX = curve(xs[before]!, xs[i]!, xs[i + 1]!, xs[after]!, t);
      const toY = curve(ys[before]!, ys[i]!, ys[i + 1]!, ys[after]!, t);
      measure(fromX, fromY, toX, toY, reach);
      fromX = toX;
      fromY = toY;
    }
  }
}

/** Between b and c, at t from 0 to 1. */
function curve(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** Lowers the squared distances of the pixels that are nearer than `reach` to a line. */
function measure(fromX: number, fromY: number, toX: number, toY: number, reach: number): void {
  const alongX = toX - fromX, alongY = toY - fromY;
  const length = alongX * alongX + alongY * alongY, squaredReach = reach * reach;
  const left = Math.max(0, Math.ceil((fromX < toX ? fromX : toX) - reach));
  const right = Math.min(SIDE - 1, Math.floor((fromX < toX ? toX : fromX) + reach));
  const top = Math.max(0, Math.ceil((fromY < toY ? fromY : toY) - reach));
  const bottom = Math.min(SIDE - 1, Math.floor((fromY < toY ? toY : fromY) + reach));
  for (let y = top; y <= bottom; y++) {
    const pointY = y - fromY;
    for (let x = left, pixel = y * SIDE + left; x <= right; x++, pixel++) {
      const pointX = x - fromX, passed = pointX * alongX + pointY * alongY;
      const share = passed <= 0 ? 0 : passed >= length ? 1 : passed / length;
      const offX = pointX - share * alongX, offY = pointY - share * alongY;
      const squared = offX * offX + offY * offY;
      if (squared < squaredReach && squared < distances[pixel]!) distances[pixel] = squared;
    }
  }
}

/** A number in a range. */
function between([lowest, highest]: readonly [number, number], random: RandomStream): number {
  return lowest + (highest - lowest) * random.uniform();
}

/** A number between -1 and 1, most often near 0. */
function spread(random: RandomStream): number {
  return random.uniform() - random.uniform();
}
