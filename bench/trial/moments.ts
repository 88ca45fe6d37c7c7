/** Epochs of whose last update the model shows something, at the most. */
const SEEN_EPOCHS = 100;

/**
 * Moments of a training at the least, where the model names no number: what happens in a few long epochs would
 * be missed at their ends.
 */
const SEEN_MOMENTS = 16;

/**
 * Whether the model shows something of an update: of the last one of an epoch, of a long training evenly
 * many and always of the last, of a short one also within epochs.
 *
 * @param share How much of the epoch is over before the update, and after it.
 */
export function isSeen(
  epoch: number,
  epochs: number,
  share: readonly [before: number, after: number],
  moments = SEEN_MOMENTS,
): boolean {
  const parts = Math.max(SEEN_EPOCHS, epochs) === epochs
    ? SEEN_EPOCHS
    : epochs * Math.ceil(moments / epochs);
  const [before, after] = share.map((own) => Math.floor((epoch + own) * parts / epochs + 1e-9));
  return after! > before!;
}
