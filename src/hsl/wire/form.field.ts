import type { LiteralUnion } from './actionable.js';

/** Types of form fields. Protocol 3.8. */
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

/** Values of the user's profile that can fill a field. Protocol 3.8. */
export type Autofill =
  'age' | 'gender' | 'user_city' | 'user_address' | 'user_email' | 'user_name' | 'star_sign';

/** One field of a FORM. All eleven keys are always present. Protocol 3.8. */
export interface FormField {
  /** The form key of the entity that the field fills. */
  readonly key: string;
  readonly type: LiteralUnion<FieldType>;
  readonly keyboard_type: LiteralUnion<Keyboard>;
  /** Position among the fields, from 0. */
  readonly order: number;
  readonly icon: string;
  /** Placeholder of the empty field: its question. */
  readonly hint: string;
  readonly options: readonly string[];
  /** URL from which the platform requests suggestions by GET. */
  readonly search_source: string;
  readonly search_placeholder: string;
  readonly autofill: LiteralUnion<Autofill>;
  readonly autofill_source: string;
}

/** A field outside a form. Its form assigns a missing `order`. */
export type FormFieldInput = Omit<FormField, 'order'> & Partial<Pick<FormField, 'order'>>;
