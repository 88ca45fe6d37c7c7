/** Text of any origin made harmless: what a terminal, or the log of a CI job, would act on is taken out. */

/** Ends of lines, in every system's and in Unicode's way. */
const LINE_ENDS = /[\n\v\f\r\x85\u2028\u2029][\s\x85]*/g;

/**
 * What acts on a terminal (control characters), reorders what stands around it (marks of direction), is
 * not seen (byte order marks, tags and the like), or is no character (half a surrogate pair, U+FFFF). Joiners
 * stay: scripts and emoji need them.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text on one line, with its spaces at both ends. */
export function plainText(text: string): string {
  return text.replace(LINE_ENDS, " ").replaceAll("\t", " ").replace(UNSAFE, "\ufffd");
}

/** Text on one line. */
export function plainLine(text: string): string {
  return plainText(text.trim());
}

/**
 * Where a line has to be broken up so that no CI system takes it, or a part of it, for a command: GitHub
 * Actions (`::error::` at the beginning, `##[error]` anywhere), Azure Pipelines (`##vso[...]`), TeamCity.
 *
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function commandBreaks(line: string): number[] {
  const start = /^\s*:(?=:)/.exec(line)?.[0].length;
  const others = [...line.matchAll(/#(?=#(?:\[|vso\[|teamcity\[))/gi)];
  return [...start === undefined ? [] : [start], ...others.map(({ index }) => index + 1)];
}

/** A line that no CI system takes for a command: a space stands inside what would begin one. */
export function withoutCommands(line: string): string {
  const places = commandBreaks(line);
  return places.reduceRight((text, at) => `${text.slice(0, at)} ${text.slice(at)}`, line);
}
