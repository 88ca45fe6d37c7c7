/** A page of the site without the frame that all of its pages have. */
export interface SitePart {
  readonly title: string;
  /** Its Content-Security-Policy. */
  readonly policy: string;
  /** Links and scripts, as HTML. */
  readonly head: string;
  /** What is inside its main element, as HTML. */
  readonly main: string;
  /** Files beside it, by their paths from it. */
  readonly files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;
}
