import type { LiteralUnion } from './actionable.js';

/** Kinds of form fields. Protocol 3.8. */
export const FIELD_TYPES = [
  'text',
  'picker',
  'time',
  'date',
  'contactpicker',
  'startdate',
  'enddate',
  'search',
  'searcheditable',
  'savedaddress',
  'dob',
  'multidaypicker',
  'multiselectpicker',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export type Keyboard = 'normal' | 'number' | 'email';

/** What a field can be filled with from the user's profile. Protocol 3.8. */
export type Autofill =
  'age' | 'gender' | 'user_city' | 'user_address' | 'user_email' | 'user_name' | 'star_sign';

/** One field of a FORM. All eleven keys are always there. Protocol 3.8. */
export interface FormField {
  /** What an entity's form key is compared with. */
  readonly key: string;
  readonly type: LiteralUnion<FieldType>;
  readonly keyboard_type: LiteralUnion<Keyboard>;
  /** Place among the fields, from 0. */
  readonly order: number;
  readonly icon: string;
  /** What the empty field shows: its question. */
  readonly hint: string;
  readonly options: readonly string[];
  /** Where the platform asks for proposals by GET. */
  readonly search_source: string;
  readonly search_placeholder: string;
  readonly autofill: LiteralUnion<Autofill>;
  readonly autofill_source: string;
}

/** A field whose place is not known yet: the form that it is put into gives it one. */
export type FormFieldInput = Omit<FormField, 'order'> & Partial<Pick<FormField, 'order'>>;
