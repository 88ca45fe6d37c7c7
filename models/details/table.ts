/** A table as data. Terminal, report and exports draw it; none of them computes a number. */

import type { About, Words } from "./words.ts";

/** How a number is written; one place decides digits and signs. */
export type Unit =
  /** 12,000 */
  | "count"
  /** 12000: a seed. */
  | "plain"
  /** A fraction, as 8.3 %. */
  | "percent"
  /** A fraction, as 8 %. */
  | "wholePercent"
  /** A fraction in percent without the sign, as 8: the title says what it is. */
  | "hundredths"
  /** A difference of fractions in percentage points, as +0.4. */
  | "points"
  /** As 3 min 20 s. */
  | "seconds"
  /** A p-value, as 0.032. */
  | "probability"
  /** Two significant digits: 410, 0.0021. */
  | "number"
  /** Two significant digits at any size: 0.014, 3.2e-9. */
  | "magnitude"
  /** Four significant digits: 0.01234. */
  | "exact";

/** What a cell holds; null where there is nothing to show. */
export type Value =
  | null
  | { readonly kind: "text"; readonly words: Words }
  | { readonly kind: "number"; readonly value: number; readonly unit: Unit }
  /** From the lowest to the highest: a range, or a confidence interval. */
  | {
    readonly kind: "interval";
    readonly lowest: number;
    readonly highest: number;
    readonly unit: Unit;
  }
  /** As 3 of 5. */
  | { readonly kind: "share"; readonly count: number; readonly total: number }
  /** Numbers on a common scale from 0 to `scale`, with a line at `mean`: a strip of marks. */
  | {
    readonly kind: "marks";
    readonly values: readonly number[];
    readonly mean: number | null;
    readonly scale: number;
    readonly unit: Unit;
  };

/** A value with how it looks. */
export interface Cell {
  readonly value: Value;
  /** Further values under it, smaller. */
  readonly notes?: readonly Value[];
  /** Strength of its colour, 0 to 1. */
  readonly shade?: number;
  /** Missing: neither. */
  readonly tone?: "better" | "worse";
  /** In a column of a player's step: whether the step took this row. */
  readonly on?: boolean;
  /** Whether the step looked at it and left it as it was: an outline. */
  readonly read?: boolean;
}

export interface Column {
  /** Its name for programs, in snake_case: unique in the table. */
  readonly name: string;
  readonly title: Words;
  /** A line under the title. */
  readonly note?: Words;
  /** Numbers are aligned to the right. */
  readonly align?: "left" | "right";
  /** Holds sentences, which may be broken into lines. */
  readonly wide?: boolean;
  /** Rows of one group share its cell. */
  readonly shared?: boolean;
  /** Whether its cells name the row: a heading to the left. */
  readonly heads?: boolean;
  /** Belongs to a step of a player. */
  readonly step?: boolean;
  /** May be left out where there is too little room; the column with the lowest number goes first. */
  readonly spare?: number;
  readonly about?: About;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Neighbours of the same group belong together. */
  readonly group?: string;
  /** 1 for a part of what the rows before are about. */
  readonly depth?: number;
  /** By which other pages can link to it. */
  readonly id?: string;
  readonly about?: About;
  /** Set apart from the others: a supporting fact, a sum. */
  readonly emphasis?: "fact" | "empty" | "sum";
  /** Left out until a reader asks for it; it looks like the row before it, apart from its text. */
  readonly folded?: boolean;
}

export interface Table {
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  /**
   * `map`: numbers whose colours are compared; `glance`: the same with several numbers in a cell; `narrow`: long
   * titles above short numbers; `prose`: sentences.
   */
  readonly look?: "map" | "glance" | "narrow" | "prose";
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
