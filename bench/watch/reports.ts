/** Reports of what has been run so far. */
export interface Reports {
  /**
   * The report of a run, as one HTML file.
   *
   * @throws {UsageError} If there is nothing to report yet.
   */
  of(run: string): Promise<string>;
}
