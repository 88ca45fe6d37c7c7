/** A piece of HTML or XML in which every value is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template may hold; null renders as nothing. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(value: HtmlValue): string {
  if (value === null) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => entities[character]!);
}

/**
 * A template of HTML. Its values are escaped for text and for quoted attributes, unless they are
 * pieces of HTML themselves. (Under the name `html`, a formatter would reflow its white space.)
 */
export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings.reduce((text, string, i) => text + render(values[i - 1] ?? null) + string),
  );
}

/** JSON that is safe inside a script element: no `<`, and no line break unknown to JSON. */
export function scriptJson(value: unknown): Html {
  const escapes = (character: string) =>
    `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`;
  return new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapes));
}
