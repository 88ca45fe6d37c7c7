/** The files of a site by their paths from its root. */
export type SiteFiles = Map<string, string | Uint8Array>;
