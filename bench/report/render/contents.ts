import { type Html, markup } from "../../base/mod.ts";
import type { ShownSection } from "./section.ts";

/** Links to all sections: a column beside a wide page, a strip above a narrow one. */
export function contentsHtml(sections: readonly ShownSection[]): Html {
  return markup`<nav class="contents" aria-label="Contents"><ul>
<li><a href="#answer" aria-current="true">The answer</a></li>
${
    sections.map(({ id, title }) =>
      markup`<li><a href="#${id}">${title}</a></li>
`
    )
  }</ul></nav>
`;
}
