import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import { fieldOf, fieldsOf } from '../read/form.shape.js';
import type { PlainObject } from '../read/plain.js';
import type { Open } from '../wire/actionable.js';
import type { FormElement } from '../wire/elements.js';
import type { Autofill, FieldType, FormField, Keyboard } from '../wire/form.field.js';
import { given } from '../read/given.js';
import { type ElementOptions, envelope } from './options.js';

/** Fields in which one or several of given options are chosen. */
export type ChoiceField = 'picker' | 'multiselectpicker' | 'multidaypicker';
/** Fields that ask a URL for proposals while the user types. */
export type SearchField = 'search' | 'searcheditable';

/** What a field of any type can be given. */
export interface CommonFieldOptions {
  /** What the empty field shows: its question. */
  readonly hint?: string;
  readonly icon?: string;
  /** Place among the fields. @default the place at which it stands */
  readonly order?: number;
  readonly autofill?: Open<Autofill>;
  readonly autofillSource?: string;
  /** Further keys of the field, in the wire's names. */
  readonly extra?: PlainObject;
}

interface AllFieldOptions {
  /** Which keyboard opens. @default 'normal' */
  readonly keyboard?: Open<Keyboard>;
  /** What can be chosen. */
  readonly options?: readonly string[];
  /** Where proposals are asked for: the URL of a `@HaptikSearch`. Protocol 3.8. */
  readonly searchSource?: string;
  readonly searchPlaceholder?: string;
}

type Only<Keys extends keyof AllFieldOptions> = Pick<AllFieldOptions, Keys> & {
  readonly [Key in Exclude<keyof AllFieldOptions, Keys>]?: never;
};

/** What a field of a type can be given: options only where it has some, and so on. */
export type FieldOptions<Type extends string> = CommonFieldOptions &
  (Type extends SearchField
    ? Only<'searchSource' | 'searchPlaceholder' | 'keyboard'>
    : Type extends ChoiceField
      ? Only<'options'>
      : Type extends 'text'
        ? Only<'keyboard'>
        : Type extends FieldType
          ? Only<never>
          : AllFieldOptions);

/**
 * One field of a form. Protocol 3.8.
 *
 * @param key the form key of the entity that it fills
 * @example
 * field('size', 'picker', { hint: 'Which size?', options: ['S', 'M', 'L'] });
 */
export function field<const Type extends Open<FieldType>>(
  key: string,
  type: Type,
  options?: FieldOptions<Type>,
): FormField {
  const all: Partial<CommonFieldOptions & AllFieldOptions> = given(options);
  return fieldOf({
    ...given(all.extra),
    key,
    type,
    keyboard_type: all.keyboard,
    order: all.order,
    icon: all.icon,
    hint: all.hint,
    options: all.options,
    search_source: all.searchSource,
    search_placeholder: all.searchPlaceholder,
    autofill: all.autofill,
    autofill_source: all.autofillSource,
  });
}

/** What {@link form} can be given. */
export interface FormOptions extends ElementOptions {
  readonly subtitle?: string;
}

/**
 * A form. Where no field says its place, they stand in the order given. Protocol 3.8.
 *
 * @example
 * form('Delivery address', [
 *   field('street', 'text', { hint: 'Street and number' }),
 *   field('city', 'search', { searchSource: 'https://bot.example/haptik/search/cities' }),
 * ], { subtitle: 'Where shall we bring it?' });
 */
export function form(
  title: string,
  fields: readonly FormField[],
  options?: FormOptions,
): FormElement {
  const { subtitle, ...rest } = given(options);
  const data = { fields: inOrder(fieldsOf(fields)) };
  return ELEMENT_SHAPES.FORM({ ...envelope(rest), title, subtitle, data });
}

function inOrder(fields: readonly FormField[]): readonly FormField[] {
  const isOrdered = fields.some(({ order }) => order !== 0);
  return isOrdered ? fields : fields.map((one, order) => ({ ...one, order }));
}
