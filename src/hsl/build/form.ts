import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { parseFieldInput } from '../parse/form.parser.js';
import type { LiteralUnion } from '../wire/actionable.js';
import type { FormElement } from '../wire/elements.js';
import type { Autofill, FieldType, Keyboard, FormFieldInput } from '../wire/form.field.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Fields in which one or several of given options are chosen. */
export type ChoiceField = 'picker' | 'multiselectpicker' | 'multidaypicker';
/** Fields that ask a URL for proposals while the user types. */
export type SearchField = 'search' | 'searcheditable';

/** What a field of any type can be given. */
export interface CommonFieldOptions {
  /** What the empty field shows: its question. */
  readonly hint?: string | undefined;
  readonly icon?: string | undefined;
  /** Place among the fields. @default the place at which it stands */
  readonly order?: number | undefined;
  readonly autofill?: LiteralUnion<Autofill> | undefined;
  readonly autofillSource?: string | undefined;
  /** Further keys of the field, in the wire's names. */
  readonly extra?: object | undefined;
}

interface AllFieldOptions {
  /** Which keyboard opens. @default 'normal' */
  readonly keyboard?: LiteralUnion<Keyboard> | undefined;
  /** What can be chosen. */
  readonly options?: readonly string[] | undefined;
  /** Where proposals are asked for: the URL of a `@HaptikSearch`. Protocol 3.8. */
  readonly searchSource?: string | undefined;
  readonly searchPlaceholder?: string | undefined;
}

type AllowedFieldOptions<
  Keys extends keyof AllFieldOptions,
  Needed extends keyof AllFieldOptions = never,
> = Pick<AllFieldOptions, Keys> & {
  readonly [Key in Needed]-?: NonNullable<AllFieldOptions[Key]>;
} & {
  readonly [Key in Exclude<keyof AllFieldOptions, Keys | Needed>]?: never;
};

/** What a field of a type can be given: options only where it has some, and so on. */
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

/** Options must be given where the type of a field needs some. */
type OptionsArgument<Options> =
  Partial<Options> extends Options ? [options?: Options] : [options: Options];

/**
 * One field of a form. A type that is not known takes every option. Protocol 3.8.
 *
 * @param key the form key of the entity that it fills
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

/** What {@link form} can be given. */
export interface FormOptions extends ElementOptions {
  readonly subtitle?: string | undefined;
}

/**
 * A form. A field that does not say its place has that at which it stands. Protocol 3.8.
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
