import type { RandomStream } from "../../engine/base/mod.ts";
import { DataError } from "../task.ts";
import { type Form, formsOf } from "./forms.ts";
import { type QuestionStyle, type TableSizes, trainingSizes } from "./question.ts";
import type { Template } from "./templates.ts";

/**
 * What is drawn as often as any other for training: a kind of question and then a template of it; a
 * category and then a template of it, as in the paper, so that of one column a quarter of the questions
 * are differences; or a template. Of five columns 5 of 11 templates ask for a sum and only 1 for a count.
 */
export type Balance = "kinds" | "categories" | "templates";

/** What templates of one group have in common, by what is drawn. */
const groupOf: Readonly<Record<Balance, (template: Template) => string>> = {
  kinds: ({ kind }) => kind,
  categories: ({ category }) => category,
  templates: () => "",
};

export const balances = Object.keys(groupOf) as readonly Balance[];

/**
 * The columns of training tables: all; or, as in the paper, the first of the numeric ones, each number of
 * them from one on as often as any other, and likewise of the text ones. So a table of a task with text
 * has a column of either kind. Questions are after templates about the columns that are there.
 */
export type Columns = typeof columnChoices[number];

export const columnChoices = ["all", "varied"] as const;

/** What decides which questions are drawn for training. */
export interface TrainingOptions {
  /** The share of the templates, each form of one counted, that questions are made of. */
  readonly trainingShare: number;
  /** "templates" where nothing is said. */
  readonly balance?: Balance;
  /** "all" where nothing is said. */
  readonly columns?: Columns;
}

/** What a training question asks: a template and one of its forms, undefined for any, about what table. */
export interface Asked {
  readonly template: Template;
  readonly form: number | undefined;
  readonly sizes: TableSizes;
}

/**
 * A function that draws what training questions ask.
 *
 * @throws {RangeError} If the share is not over 0 and at most 1.
 * @throws {DataError} If the share leaves no template.
 */
export function trainingDraw(
  all: readonly Template[],
  style: QuestionStyle,
  { trainingShare, balance = "templates", columns = "all" }: TrainingOptions,
  random: RandomStream,
): (own: RandomStream) => Asked {
  const shown = shownForms(all, style.variety, trainingShare, random);
  const templates = [...shown.keys()];
  const pools = (columns === "all" ? [allColumns(style)] : someColumns(style)).map((columns) => ({
    sizes: { ...trainingSizes, columns },
    groups: [...Map.groupBy(about(columns, style, templates), groupOf[balance]).values()],
  })).filter(({ groups }) => groups.length > 0);
  return (own) => {
    const { sizes, groups } = anyOf(pools, own), template = own.pick(anyOf(groups, own));
    const forms = shown.get(template)!;
    return { template, form: forms === null ? undefined : own.pick(forms).form, sizes };
  };
}

type Present = NonNullable<TableSizes["columns"]>;

function allColumns({ numericColumns, textColumns }: QuestionStyle): Present {
  return [numericColumns, textColumns];
}

/** From one column of each kind to all of them. */
function someColumns({ numericColumns, textColumns }: QuestionStyle): Present[] {
  const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
  const texts = textColumns === 0 ? [0] : upTo(textColumns);
  return upTo(numericColumns).flatMap((numeric) => texts.map((text) => [numeric, text] as const));
}

/** The templates about columns that are there. */
function about(
  [numeric, text]: Present,
  { numericColumns }: QuestionStyle,
  templates: readonly Template[],
): Template[] {
  const isThere = (column: number) =>
    column < numericColumns ? column < numeric : column - numericColumns < text;
  return templates.filter(({ tokens }) =>
    tokens.every((token) => token.kind !== "column" || isThere(token.column))
  );
}

/** The templates that training shows, in random order, with those of their forms that it shows; null for all. */
function shownForms(
  all: readonly Template[],
  variety: boolean,
  share: number,
  random: RandomStream,
): ReadonlyMap<Template, readonly Form[] | null> {
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`Cannot train on a share of ${share} of the templates`);
  }
  // Where all are shown, there is no need to count them: five columns with synonyms have 116,368.
  if (share === 1) return new Map(random.shuffled(all).map((template) => [template, null]));
  const forms = formsOf(all, variety), shown = Math.round(share * forms.length);
  if (shown === 0) {
    throw new DataError(`Cannot train on a share of ${share} of ${forms.length} templates`);
  }
  return Map.groupBy(random.shuffled(forms).slice(0, shown), ({ template }) => template);
}

/** One of the items. Nothing is drawn where there is no other. */
function anyOf<T>(items: readonly T[], random: RandomStream): T {
  return items.length === 1 ? items[0]! : random.pick(items);
}
