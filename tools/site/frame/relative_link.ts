import { posix } from "node:path";

/** The way from a page to another file of the site, or to the same file's anchor: works from any base path. */
export function relativeLink(from: string, to: string): string {
  const [path = "", anchor] = to.split("#");
  const way = path === from && anchor !== undefined
    ? ""
    : posix.relative(posix.dirname(from), path);
  return anchor === undefined ? way : `${way}#${anchor}`;
}

/** The way from a page to the root of the site: "" or "../". */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
