/** How often what is done, in seconds. */
export interface QueueTimes {
  /** Without a sign of its worker for this long, a trial goes to another. */
  readonly lostAfter: number;
  /** Between two looks for trials that are lost. */
  readonly lookEvery: number;
  /** Between two looks for work, or for results. */
  readonly pollEvery: number;
}

/** A lost trial goes to another worker after 30 to 45 seconds. */
export const QUEUE_TIMES: QueueTimes = { lostAfter: 30, lookEvery: 10, pollEvery: 1 };
