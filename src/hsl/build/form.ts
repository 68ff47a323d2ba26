import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { parseFieldInput } from '../parse/form.parser.js';
import type { LiteralUnion } from '../wire/actionable.js';
import type { FormElement } from '../wire/elements.js';
import type { Autofill, FieldType, Keyboard, FormFieldInput } from '../wire/form.field.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Field types that select one or more of given options. */
export type ChoiceField = 'picker' | 'multiselectpicker' | 'multidaypicker';
/** Field types that request suggestions from a URL while the user types. */
export type SearchField = 'search' | 'searcheditable';

/** Options of a field of any type. */
export interface CommonFieldOptions {
  /** Placeholder of the empty field: its question. */
  readonly hint?: string | undefined;
  readonly icon?: string | undefined;
  /** Position among the fields, from 0. @default the index in the form */
  readonly order?: number | undefined;
  readonly autofill?: LiteralUnion<Autofill> | undefined;
  readonly autofillSource?: string | undefined;
  /** Further keys of the field, by their names on the wire. */
  readonly extra?: object | undefined;
}

export interface AllFieldOptions {
  /** The keyboard that opens. @default 'normal' */
  readonly keyboard?: LiteralUnion<Keyboard> | undefined;
  /** The options to select from. */
  readonly options?: readonly string[] | undefined;
  /** URL of the suggestions: that of a `@HaptikSearch` method. Protocol 3.8. */
  readonly searchSource?: string | undefined;
  readonly searchPlaceholder?: string | undefined;
}

type AllowedFieldOptions<
  Keys extends keyof AllFieldOptions,
  Required extends keyof AllFieldOptions = never,
> = Pick<AllFieldOptions, Keys> & {
  readonly [Key in Required]-?: NonNullable<AllFieldOptions[Key]>;
} & {
  readonly [Key in Exclude<keyof AllFieldOptions, Keys | Required>]?: never;
};

/** Options of a field of a type: each type accepts only the options that it supports. */
export type FieldOptions<Type extends string> = CommonFieldOptions &
  (Type extends SearchField
    ? AllowedFieldOptions<'searchPlaceholder' | 'keyboard', 'searchSource'>
    : Type extends 'multidaypicker'
      ? AllowedFieldOptions<'options'>
      : Type extends ChoiceField
        ? AllowedFieldOptions<never, 'options'>
        : Type extends 'text'
          ? AllowedFieldOptions<'keyboard'>
          : Type extends FieldType
            ? AllowedFieldOptions<never>
            : AllFieldOptions);

/** Makes the options mandatory for field types with a mandatory option. */
type OptionsArgument<Options> =
  Partial<Options> extends Options ? [options?: Options] : [options: Options];

/**
 * Builds one field of a form. An unknown type accepts every option. Protocol 3.8.
 *
 * @param key the form key of the entity that the field fills
 * @example
 * field('size', 'picker', { hint: 'Which size?', options: ['S', 'M', 'L'] });
 */
export function field<const Type extends LiteralUnion<FieldType>>(
  key: string,
  type: Type,
  ...[options]: OptionsArgument<FieldOptions<Type>>
): FormFieldInput {
  const { extra, ...all }: Partial<CommonFieldOptions & AllFieldOptions> = readOptions(options);
  const known = {
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
  };
  return parseFieldInput(mergeExtraKeys(extra, known));
}

/** Options of {@link form}. */
export interface FormOptions extends ElementOptions {
  readonly subtitle?: string | undefined;
}

/**
 * Builds a form. The `order` of a field defaults to its index. Protocol 3.8.
 *
 * @example
 * form('Delivery address', [
 *   field('street', 'text', { hint: 'Street and number' }),
 *   field('city', 'search', { searchSource: 'https://bot.example/haptik/search/cities' }),
 * ], { subtitle: 'Where shall we bring it?' });
 */
export function form(
  title: string,
  fields: readonly FormFieldInput[],
  options?: FormOptions,
): FormElement {
  const { subtitle, ...rest } = readOptions(options);
  const data = { fields };
  return ELEMENT_PARSERS.FORM(toWireElement(rest, { title, subtitle, data }));
}
