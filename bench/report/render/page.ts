import type { Chart } from "../../../models/mod.ts";
import { byArm } from "../../results/statistics/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { canDraw } from "../can_draw.ts";
import type {
  DataTable,
  Fold,
  LayersData,
  PicturesData,
  TrialCommands,
} from "../page/page_data.ts";

/** The page that details are drawn on. Drawing them collects the data that its script needs. */
export class Page {
  readonly charts: Chart[] = [];
  readonly folds: Fold[] = [];
  readonly layers: LayersData[] = [];
  readonly pictures: PicturesData[] = [];
  readonly tables: DataTable[] = [];
  trials: TrialCommands | null = null;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #hasKeys: boolean;
  #players = 0;

  constructor(file: ResultFile) {
    const result = byArm(file);
    this.#positions = new Map(result.variants.map(({ name }, i) => [name, i]));
    this.#hasKeys = canDraw(result);
  }

  /** The position of a variant, which gives its colour and mark; null where there are too many, or no such one. */
  keyOf(variant: string): number | null {
    return this.#hasKeys ? this.#positions.get(variant) ?? null : null;
  }

  nextPlayer(): string {
    return `player-${this.#players++}`;
  }
}
