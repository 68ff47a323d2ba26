import type { Schema } from './operation.types.js';

export interface FieldDescription {
  readonly schema: Schema;
  readonly isOptional: boolean;
}

/**
 * The description of a value of one type, so that the compiler compares a view with what is described:
 * a field that is missing, too many, of another type, or wrongly optional, does not compile.
 */
export interface Field<T> extends FieldDescription {
  /** Never there: it makes the type exact. */
  readonly type?: (given: T) => T;
}

type Fields<T> = { readonly [K in keyof Required<T>]: Field<K extends keyof T ? T[K] : never> };

export const text: Field<string> = createField({ type: 'string' });
export const count: Field<number> = createField({ type: 'integer' });
export const dateTime: Field<Date> = createField({ type: 'string', format: 'date-time' });

export function oneOf<const T extends string>(values: readonly T[]): Field<T> {
  return createField({ type: 'string', enum: [...values] });
}

/** One of a type of which there is no list: each name stands here, and no other. */
export function enumOf<T extends string>(names: Readonly<Record<T, true>>): Field<T> {
  return oneOf(Object.keys(names) as T[]);
}

export function nullable<T>({ schema }: Field<T>): Field<T | null> {
  return createField({ ...schema, nullable: true });
}

export function listOf<T>({ schema }: Field<T>): Field<readonly T[]> {
  return createField({ type: 'array', items: schema });
}

export function optional<T>({ schema }: Field<T>): Field<T | undefined> {
  return { schema, isOptional: true };
}

/** What may be absent from a request, where something stands for it. */
export function withDefault<T>({ schema }: Field<T>, more: Partial<Schema> = {}): Field<T> {
  return { schema: { ...schema, ...more }, isOptional: true };
}

/** With limits that no type has. */
export function limited<T>({ schema }: Field<T>, limits: Partial<Schema>): Field<T> {
  return createField({ ...schema, ...limits });
}

export function object<T extends object>(fields: Fields<T>): Field<T> {
  const all = Object.entries(fields as Record<string, FieldDescription>);
  return createField({
    type: 'object',
    properties: Object.fromEntries(all.map(([name, { schema }]) => [name, schema])),
    required: all.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
  });
}

function createField<T>(schema: Schema): Field<T> {
  return { schema, isOptional: false };
}
