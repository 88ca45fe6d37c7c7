/* The line of a small picture. */

export const WIDTH = 120, HEIGHT = 32;

const MARGIN = 2;

/** The way of a line through losses, from the left to the right; a gap where one is not finite. */
export function pathOf(losses: readonly (number | null)[]): string {
  const finite = losses.filter((loss) => loss !== null);
  const least = Math.min(...finite), most = Math.max(...finite);
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, losses.length - 1);
  const scale = (HEIGHT - 2 * MARGIN) / (most - least || 1);
  let isDown = false;
  return losses.map((loss, i) => {
    if (loss === null) {
      isDown = false;
      return "";
    }
    const [x, y] = [MARGIN + i * step, MARGIN + (most - loss) * scale];
    const command = isDown ? "L" : "M";
    isDown = true;
    return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}
