import type { Actionable, FormElement, FormField } from 'nestjs-haptik/hsl';

/** The way to a part of an element, e.g. `['data', 'items', 0]`; `[]` is the element itself. */
export type ElementPath = readonly (string | number)[];

/** Values of a form by the key of the field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The indexes of a chosen item of a tab list. */
export type SelectedItem = readonly [tab: number, item: number];

/** What happens when the user does something in a message. */
export interface ChatHandlers {
  /** `selected` has the items of a tab list. A link opens in a new tab as well. */
  readonly onPress: (
    actionable: Actionable,
    path: ElementPath,
    selected?: readonly SelectedItem[],
  ) => void;
  readonly onSubmit: (form: FormElement, values: FormValues, path: ElementPath) => void;
  /** The suggestions of a search field; rejects if they cannot be loaded. */
  readonly onSearch: (field: FormField, text: string) => Promise<readonly string[]>;
}
