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
  /** Of these, questions that came in a text for validation; missing where some were held out. */
  readonly ownValidationQuestions?: number;
  readonly testQuestions: number;
}

/** Questions of a part, and how many of them have an answer that training does not show. */
export interface UnknownAnswerCount {
  readonly unknown: number;
  readonly total: number;
}

/** Answers that no network can learn to give: their words are nowhere in what it is trained on. */
export interface UnknownAnswers {
  readonly validation: UnknownAnswerCount;
  readonly test: UnknownAnswerCount;
}

/** The data of a task, split. */
export interface Dataset<B extends AnyBatch = AnyBatch> {
  readonly train: Examples<B>;
  /** Held out from training, never from test. */
  readonly validation: Examples<B>;
  readonly test: Examples<B>;
  /** What the data are of: one task, or several in the order in which `test` has their questions. */
  readonly parts: readonly DatasetPart[];
  readonly unknownAnswers: UnknownAnswers;
  /** SHA-256 over the texts of the parts: the identity of the data. */
  readonly digest: string;
}
