import type { RandomStream } from "../../engine/base/mod.ts";
import { DataError } from "../task.ts";
import { type Form, formsOf } from "./forms.ts";
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

/** What a training question asks: a template, and one of its forms; undefined for any. */
export interface Asked {
  readonly template: Template;
  readonly form: number | undefined;
}

/**
 * A function that draws what training questions ask.
 *
 * @param share Of the templates, each form counted as one, that training shows.
 * @throws {RangeError} If the share is not over 0 and at most 1.
 * @throws {DataError} If the share leaves no template.
 */
export function trainingDraw(
  all: readonly Template[],
  variety: boolean,
  { share, balance }: { readonly share: number; readonly balance: Balance },
  random: RandomStream,
): (own: RandomStream) => Asked {
  const shown = shownForms(all, variety, share, random);
  const groups = [...Map.groupBy(shown.keys(), groupOf[balance]).values()];
  return (own) => {
    const template = own.pick(anyOf(groups, own));
    const forms = shown.get(template)!;
    return { template, form: forms === null ? undefined : own.pick(forms).form };
  };
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
