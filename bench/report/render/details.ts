import type { Detail, Details, GroupDetail, TextDetail } from "../../../models/mod.ts";
import { type Html, markup } from "../../base/mod.ts";
import { aboutAttributes } from "./about.ts";
import { chartGrid } from "./chart.ts";
import { dataTable, dataTableDetails } from "./data_table.ts";
import { gridHtml } from "./grid.ts";
import { layersHtml } from "./layers.ts";
import type { Page } from "./page.ts";
import { picturesHtml } from "./pictures.ts";
import { isBroad, playerHtml } from "./player.ts";
import { playgroundHtml } from "./playground.ts";
import { classes, tableHtml } from "./table.ts";
import { wordsHtml } from "./words.ts";

/** Details as HTML; what the page's script needs of them is collected in the page. */
export function detailsHtml(details: Details, page: Page): Html {
  return markup`${details.map((detail) => detailHtml(detail, page))}`;
}

function detailHtml(detail: Detail, page: Page): Html {
  switch (detail.kind) {
    case "text":
      return textHtml(detail, page);
    case "list": {
      const items = detail.items.map((item) =>
        markup`<li>${wordsHtml(item, page)}</li>
`
      );
      return detail.ordered
        ? markup`<ol class="steps">
${items}</ol>
`
        : markup`<ul>
${items}</ul>
`;
    }
    case "facts": {
      const facts = detail.facts.map(({ name, value, about }) =>
        markup`<div${aboutAttributes(about)}><dt>${wordsHtml(name, page)}</dt><dd>${
          wordsHtml(value, page)
        }</dd></div>
`
      );
      return markup`<dl class="${detail.layout === "columns" ? "facts" : "sources"}">
${facts}</dl>
`;
    }
    case "table": {
      if (detail.onDemand === undefined) return tableHtml(detail.table, page);
      const table = dataTable(detail.onDemand, detail.table);
      page.tables.push(table);
      return dataTableDetails(table);
    }
    case "chart":
      page.charts.push(...detail.charts);
      return chartGrid(detail.charts);
    case "player":
      return playerHtml(detail, page);
    case "grid":
      return gridHtml(detail, page);
    case "layers":
      return layersHtml(detail, page);
    case "pictures":
      return picturesHtml(detail, page);
    case "playground":
      return playgroundHtml(detail);
    case "command": {
      const { command, caption, choices } = detail;
      const pre = markup`<pre tabindex="0">${command}</pre>
`;
      const what = caption === undefined
        ? null
        : markup`<p class="what">${wordsHtml(caption, page)}</p>
`;
      if (choices === undefined) return markup`${pre}${what}`;
      page.trials = choices;
      return markup`<div class="trial">
<div class="choices"></div>
${pre}${what}</div>
`;
    }
    case "group":
      return groupHtml(detail, page);
  }
}

function textHtml({ words, role = "paragraph" }: TextDetail, page: Page): Html {
  const content = wordsHtml(words, page);
  switch (role) {
    case "paragraph":
      return markup`<p>${content}</p>
`;
    case "heading":
      return markup`<h3>${content}</h3>
`;
    case "answer":
    case "caution":
      return markup`<p class="${role}">${content}</p>
`;
    case "code":
      return markup`<pre tabindex="0">${content}</pre>
`;
  }
}

function groupHtml({ title, fold, look, id, details, about }: GroupDetail, page: Page): Html {
  const heading = title === undefined ? null : wordsHtml(title, page);
  const players = details.filter((one) => one.kind === "player" || one.kind === "pictures");
  const broad = players.some((one) => one.kind === "pictures" || isBroad(one));
  const body = players.length === 0
    ? detailsHtml(details, page)
    : markup`<div class="${broad ? "programs" : "cards"}">
${detailsHtml(details, page)}</div>
`;
  if (fold === undefined) {
    return markup`<div${aboutAttributes(about)}>
${
      heading === null ? null : markup`<h3>${heading}</h3>
`
    }${body}</div>
`;
  }
  const address = id === undefined ? null : markup` id="${id}"`;
  const names = classes(
    look === "chapter" && "workload",
    look === "evidence" && "evidence",
    players.length > 0 && "stories",
  );
  return markup`<details${address}${names}${aboutAttributes(about)}${
    fold === "open" ? markup` open` : null
  }><summary>${look === "chapter" ? markup`<h3>${heading}</h3>` : heading}</summary>
${body}</details>
`;
}
