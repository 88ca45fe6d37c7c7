/** What the package's files say otherwise than the repository's. */

import { dirname, relative } from "node:path/posix";

/** The pages of docs/ that the package has, and where. */
export const PAGES: Readonly<Record<string, string>> = {
  "npm.md": "README.md",
  "optimizer.md": "docs/optimizer.md",
  "conformance.md": "docs/conformance.md",
};

/** What the repository's pages say of the name in their examples: in the package it is that one's. */
const NAMES = /^Examples import `@gradnoise\/gradnoise`[^]*?\n\n/m;

/**
 * Text of a compiled file, as the package has it: by its own name, and with zod as a namespace, of which
 * bundlers take what is used: a fifth of it.
 */
export function forNpm(text: string): string {
  return withNamespace(text.replaceAll("@gradnoise/gradnoise", "gradnoise"));
}

function withNamespace(text: string): string {
  return text.replaceAll('import { z } from "zod";', 'import * as z from "zod";');
}

/**
 * A page of docs/ as the package has it: examples import the package, and links lead to its own pages; those
 * to pages that it does not have are plain text.
 *
 * @param at Where the package has it: a value of `PAGES`.
 */
export function pageForNpm(page: string, at: string): string {
  const renamed = page.replace(NAMES, "")
    .replaceAll('from "@gradnoise/gradnoise"', 'from "gradnoise"');
  return withNamespace(renamed).replace(
    /\[([^\]]+)\]\((?!https?:|#)([^)#]*)(#[^)]*)?\)/g,
    (_, text: string, target: string, fragment = "") => {
      const place = PAGES[target];
      return place === undefined ? text : `[${text}](${relative(dirname(at), place)}${fragment})`;
    },
  );
}
