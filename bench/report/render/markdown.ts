import type {
  Detail,
  Details,
  LayersDetail,
  PicturesDetail,
  PlayerDetail,
  Table,
  Words,
} from "../../../models/mod.ts";
import { markdownFence, markdownRow, markdownRule, markdownText } from "../../base/mod.ts";
import {
  answersTable,
  frameName,
  gridTable,
  idleSteps,
  idleText,
  overTimeTable,
  passageName,
  spread,
  valueText,
  wordsText,
} from "../../results/tables/mod.ts";

/** Details as GitHub's Markdown; charts are left to the report. */
export function detailsMarkdown(details: Details): string {
  return details.map(detailMarkdown).filter((part) => part !== "").join("\n");
}

function detailMarkdown(detail: Detail): string {
  switch (detail.kind) {
    case "text": {
      const { words, role } = detail;
      if (role === "code") return markdownFence(wordsText(words).split("\n"));
      return `${role === "heading" ? "#### " : ""}${text(words)}\n`;
    }
    case "list":
      return detail.items.map((item) => `${detail.ordered ? "1." : "-"} ${text(item)}\n`).join("");
    case "facts":
      return detail.facts.map(({ name, value }) => `- **${text(name)}**: ${text(value)}\n`).join(
        "",
      );
    case "table":
      return tableMarkdown(detail.table);
    case "chart":
    case "playground":
      return "";
    case "player":
      return playerMarkdown(detail);
    case "grid":
      return `**${markdownText(detail.title)}**\n\n${tableMarkdown(gridTable(detail))}`;
    case "layers":
      return layersMarkdown(detail);
    case "pictures":
      return picturesMarkdown(detail);
    case "command":
      return markdownFence([detail.command]);
    case "group": {
      const { title, details } = detail;
      const heading = title === undefined ? "" : `#### ${text(title)}\n\n`;
      return heading + detailsMarkdown(details);
    }
  }
}

function text(words: Words): string {
  return markdownText(wordsText(words));
}

/** A table; rows of a group show what they share once. */
export function tableMarkdown({ columns, rows }: Table): string {
  const shown = rows.filter(({ folded }) => !folded);
  const lines = shown.map(({ cells, group }, r) =>
    markdownRow(cells.map(({ value }, i) => {
      const isSaid = columns[i]!.shared && group !== undefined && shown[r - 1]?.group === group;
      return isSaid || value?.kind === "marks" ? "" : valueText(value);
    }))
  );
  return markdownRow(columns.map(({ title }) => wordsText(title))) +
    markdownRule(columns.map(({ align }) => align === "right")) + lines.join("");
}

function playerMarkdown(detail: PlayerDetail): string {
  const { question, reply, passages = [], unit, steps, table } = detail;
  const idle = idleSteps(detail);
  const lines = passages.map(({ first, last, words }) =>
    `- ${passageName(unit, first, last)}: ${text(words)}\n`
  );
  const program = lines.length === 0 ? "" : `${lines.join("")}\n`;
  const items = steps.slice(idle).map(({ words, outcome }, i) =>
    `${idle + i + 1}. ${markdownText(outcome === undefined ? words : `${words} → ${outcome}`)}\n`
  );
  return `**${text(question)}** ${text(reply)}\n\n${program}${
    idle === 0 ? "" : `${idleText(idle, unit)}.\n\n`
  }${items.join("")}\n${tableMarkdown(table)}`;
}

function layersMarkdown(detail: LayersDetail): string {
  const { title, frames, arms } = detail;
  const parts = arms.map((arm) => {
    const lines = spread(frames.length, 3).flatMap((at) => {
      const words = arm.words[at];
      return words === null || words === undefined
        ? []
        : [`- ${markdownText(`${frameName(frames[at]!)}: ${words}`)}\n`];
    });
    const head = `${markdownText(arm.title)} (${markdownText(arm.note)})`;
    return `${head}\n\n${tableMarkdown(overTimeTable(detail, arm))}\n${lines.join("")}`;
  });
  return `**${markdownText(title)}**\n\n${parts.join("\n")}`;
}

function picturesMarkdown(detail: PicturesDetail): string {
  const { question, reply } = detail;
  return `**${text(question)}** ${text(reply)}\n\n${tableMarkdown(answersTable(detail))}`;
}
