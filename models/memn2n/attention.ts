/** Attention of each hop over the memory slots of one story. */
export interface AttentionInspection {
  readonly kind: "attention";
  /** `[hop][slot]`, each row a softmax; empty slots at the end are left out. */
  readonly attention: readonly (readonly number[])[];
  /** What the model answered, a word id. */
  readonly answer: number;
}
