import type { FormField } from 'nestjs-haptik/hsl';

/** The question of a field. */
export function getFieldLabel({ hint, search_placeholder, key }: FormField): string {
  return hint || search_placeholder || key;
}

/** What the browser may fill in, by the value of the profile that fills the field. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  user_city: 'address-level2',
  user_address: 'street-address',
  user_email: 'email',
  user_name: 'name',
};

export function getAutocomplete({ autofill }: FormField): string {
  return AUTOCOMPLETE[autofill] ?? 'off';
}
