import type { Chart } from "./chart.ts";
import type { GridDetail } from "./grid.ts";
import type { LayersDetail } from "./layers.ts";
import type { NetworkData } from "./network.ts";
import type { PicturesDetail } from "./pictures.ts";
import type { Table } from "./table.ts";
import type { About, Words } from "./words.ts";

/** A paragraph, a heading or a block of code. */
export interface TextDetail {
  readonly kind: "text";
  readonly words: Words;
  /** Default: "paragraph". `code` keeps its line breaks. */
  readonly role?: "paragraph" | "heading" | "answer" | "caution" | "code";
}

/** Sentences one under the other. */
export interface ListDetail {
  readonly kind: "list";
  readonly items: readonly Words[];
  readonly ordered?: boolean;
}

/** Names with what is known of them. */
export interface FactsDetail {
  readonly kind: "facts";
  readonly facts: readonly Fact[];
  /** `columns`: short facts side by side; `rows` (default): long ones one under the other. */
  readonly layout?: "columns" | "rows";
}

export interface Fact {
  readonly name: Words;
  readonly value: Words;
  readonly about?: About;
}

export interface TableDetail {
  readonly kind: "table";
  readonly table: Table;
  /** Of a table of many rows, an id: it is closed, and made row by row when a reader opens it. */
  readonly onDemand?: string;
}

/** One chart, or several side by side. */
export interface ChartDetail {
  readonly kind: "chart";
  readonly charts: readonly Chart[];
}

/**
 * A question and the answer that a network gave, step by step: hops of attention, steps of a program. A
 * reader steps through it; without a script everything is shown at once.
 */
export interface PlayerDetail {
  readonly kind: "player";
  readonly question: Words;
  /** What the network was given, where that differs from the question in words. */
  readonly given?: string;
  /** "kitchen is wrong: the answer is **garden**". */
  readonly reply: Words;
  readonly right: boolean;
  /** All steps in one line: "Its program", "greater than 17.27 in A, count". */
  readonly summary?: { readonly name: string; readonly words: string };
  /** What is done in which steps, in order, where steps do the same: a reader sees loops. */
  readonly passages?: readonly Passage[];
  /** What a step is called: "hop", "step". */
  readonly unit: string;
  /** What holds before the first step, a sentence. */
  readonly start: string;
  readonly steps: readonly PlayerStep[];
  /**
   * What the steps act on. The columns that have `step` belong to the steps, in order, and their cells that
   * are `on` mark the rows that the step took.
   */
  readonly table: Table;
}

/** Steps that follow one another and do the same. */
export interface Passage {
  /** Steps, from 1. */
  readonly first: number;
  readonly last: number;
  /** "mem[r2] := mem[r1]; r1 := r1 + 1" */
  readonly words: Words;
  /** "least sure choice 93 %" */
  readonly note?: string;
}

export interface PlayerStep {
  /** A sentence: "It looked most at “Mary went to the kitchen”: 98 %." */
  readonly words: string;
  /** What it left: "3 of 10 rows". */
  readonly outcome?: string;
  /** What it was chosen from, with the probability of the choice: the bar beside it. */
  readonly choices?: readonly { readonly words: string; readonly share: number }[];
  /** The column that it used, a position in the table's columns. */
  readonly column?: number;
}

/** A trained network that a reader can ask: the page computes its answers. */
export interface PlaygroundDetail {
  readonly kind: "playground";
  readonly network: NetworkData;
  /** What it pays attention in: "Hop 1", "Hop 2". */
  readonly steps: readonly string[];
  /** Stories to begin with. */
  readonly stories: readonly {
    /** A sentence on each line. */
    readonly story: string;
    readonly question: string;
    readonly answer: string;
  }[];
}

/** A command to be copied. */
export interface CommandDetail {
  readonly kind: "command";
  readonly command: string;
  /** What it makes. */
  readonly caption?: Words;
  /** A reader may choose another row of a table of trials: `settings` is how each command begins. */
  readonly choices?: { readonly settings: string; readonly table: string };
}

/** Details under a heading, or folded away behind one. */
export interface GroupDetail {
  readonly kind: "group";
  /** Nothing for details that only share what they are about. */
  readonly title?: Words;
  /** Missing: always shown. */
  readonly fold?: "open" | "closed";
  /** `chapter`: its title is a heading also where it folds; `evidence`: what stands behind an answer. */
  readonly look?: "chapter" | "evidence";
  /** By which links can open it. */
  readonly id?: string;
  readonly details: readonly Detail[];
  readonly about?: About;
}

export type Detail =
  | TextDetail
  | ListDetail
  | FactsDetail
  | TableDetail
  | ChartDetail
  | PlayerDetail
  | GridDetail
  | LayersDetail
  | PicturesDetail
  | PlaygroundDetail
  | CommandDetail
  | GroupDetail;

export type Details = readonly Detail[];
