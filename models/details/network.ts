/** A trained memory network, with what an answer depends on. */
export interface NetworkData {
  readonly options: {
    readonly hops: number;
    readonly embeddingSize: number;
    readonly tying: "adjacent" | "layerWise";
    readonly encoding: "bagOfWords" | "position" | "centredPosition";
    readonly temporalEncoding: "none" | "outside" | "inside";
    readonly maskEmptySlots: boolean;
    readonly relu: boolean;
  };
  readonly shape: {
    /** M. */
    readonly memorySlots: number;
    /** Words of the longest statement and of the longest question. */
    readonly statementWords: number;
    readonly questionWords: number;
  };
  /** Words by id; word 0 is the null word. */
  readonly vocabulary: readonly string[];
  /** By name: float32, the least significant byte first, in base64. */
  readonly parameters: Readonly<Record<string, { readonly values: string }>>;
}
