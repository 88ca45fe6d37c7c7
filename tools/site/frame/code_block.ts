import { type Html, markup } from "../../../bench/base/mod.ts";

/** Code that can be scrolled by keyboard; a script adds a button that copies commands. */
export function codeBlock(text: string, language: string): Html {
  return markup`<div class="code"><pre tabindex="0" data-lang="${language}"><code>${text}
</code></pre></div>
`;
}
