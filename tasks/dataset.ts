/** What a model is given, whatever the task: examples, put together into batches. */

/** Some examples as arrays. */
export interface AnyBatch {
  readonly kind: string;
  readonly size: number;
}

/** A list of examples that can be put together into batches. */
export interface Examples<B extends AnyBatch> {
  readonly length: number;
  /**
   * The examples at these indices, in this order, as one batch.
   *
   * @param reuse A batch of the same examples that is done with: what fits of its arrays is used again,
   * because garbage of this size is collected late.
   * @throws {RangeError} If an index is not one of an example.
   */
  batch(indices: ArrayLike<number>, reuse?: B): B;
}

/** How much of the data is of one task. */
export interface DatasetPart {
  /** The task's name. */
  readonly task: string;
  /** The validation part included. */
  readonly trainingQuestions: number;
  readonly testQuestions: number;
}

/** The data of a task, split. */
export interface Dataset<B extends AnyBatch = AnyBatch> {
  readonly train: Examples<B>;
  /** Held out from training, never from test. */
  readonly validation: Examples<B>;
  readonly test: Examples<B>;
  /** What the data are of: one task, or several in the order in which `test` has their questions. */
  readonly parts: readonly DatasetPart[];
  /** SHA-256 over the texts of the training and the test part: the identity of the data. */
  readonly digest: string;
}
