import { posix } from "node:path";
import { relativeLink } from "../frame/mod.ts";

/** What links of the documentation can lead to. */
export interface LinkTargets {
  /** Paths in the repository, and where the site has them. */
  readonly files: ReadonlyMap<string, string>;
  /** Where the rest of the repository can be read; null for nowhere. */
  readonly repository: string | null;
}

/**
 * A link of a page of the repository as its page on the site has it.
 *
 * @param source The page in the repository: "docs/gate.md".
 * @param path The same page on the site.
 * @returns Null for a file that the site does not have, while nobody knows where the repository is.
 */
export function siteLink(
  href: string,
  source: string,
  path: string,
  { files, repository }: LinkTargets,
): string | null {
  if (/^[a-z]+:/.test(href) || href.startsWith("#")) return href;
  const [file = "", anchor] = href.split("#");
  const target = posix.join(posix.dirname(source), file);
  const place = files.get(target);
  const rest = anchor === undefined ? "" : `#${anchor}`;
  if (place !== undefined) return relativeLink(path, place + rest);
  return repository === null ? null : `${repository}/blob/main/${target}${rest}`;
}
