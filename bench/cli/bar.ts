/** How wide a bar is. */
const WIDTH = 12;

/** A bar that is full when all is done; more than all is no more than full. */
export function bar(done: number, planned: number): string {
  const full = planned === 0 ? 0 : Math.min(WIDTH, Math.floor(WIDTH * done / planned));
  return "█".repeat(full) + "░".repeat(WIDTH - full);
}
