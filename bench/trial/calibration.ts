/** Enough that a scheduler's time slices, of a few milliseconds, show in it as they do in a trial. */
const ROUNDS = 1000;
const SIZE = 4096;

let warm = false;

/** Products and sums over an array that fits the cache, in an order that nothing can shorten. */
function work(rounds: number): number {
  const values = Float32Array.from({ length: SIZE }, (_, i) => 1 + i / SIZE);
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < SIZE; i++) {
      const value = Math.fround(values[i]! * 0.999 + values[(i * 17 + round) % SIZE]! * 0.001);
      values[i] = value;
      sum += value;
    }
  }
  return sum;
}

/**
 * The seconds that a fixed piece of arithmetic takes on this thread now: a trial's time divided by it
 * says how fast the code is, whatever the machine and whoever else is at work on it.
 */
export function calibrate(): number {
  if (!warm) {
    // A new thread compiles the loop first.
    work(ROUNDS);
    warm = true;
  }
  const started = performance.now();
  // The sum is looked at, so that the loop cannot be left out.
  if (!Number.isFinite(work(ROUNDS))) {
    throw new RangeError("Cannot calibrate: the sum is not finite");
  }
  return (performance.now() - started) / 1000;
}
