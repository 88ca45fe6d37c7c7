/** Text that a person reads, as data. */

/** Text with marked parts. */
export type Words = Span | readonly Words[];

/** A part of a text. */
export type Span =
  | string
  | { readonly strong: Words }
  | { readonly code: string }
  | { readonly quote: string }
  /** Smaller, on a line of its own where there is room. */
  | { readonly note: Words }
  /** `to` is an address, or "#" and the id of a section. */
  | { readonly link: string; readonly to: string }
  /** A sign and the words it stands for: "◆", "supporting fact". */
  | { readonly sign: string; readonly means: string; readonly tone?: "fact" }
  /** A name, whose letters stay as they are where a sentence or a heading begins. */
  | { readonly name: string }
  /** For those who cannot see what it belongs to. */
  | { readonly hidden: string }
  /** The name of a variant, with its colour and mark where variants have one. */
  | { readonly variant: string };

/** The workload or variant that something is about: readers can filter by both. */
export interface About {
  readonly workload?: string | undefined;
  readonly variant?: string | undefined;
}
