import type { Schema } from './operation.types.js';

export interface FieldDescription {
  readonly schema: Schema;
  readonly isOptional: boolean;
}

/**
 * The schema of a value of type T. The compiler compares a view with its description: a missing or
 * extra field, a wrong type or a wrong optionality does not compile.
 */
export interface Field<T> extends FieldDescription {
  /** Never set; it makes the type parameter invariant. */
  readonly type?: (given: T) => T;
}

type Fields<T> = { readonly [K in keyof Required<T>]: Field<K extends keyof T ? T[K] : never> };

export const text: Field<string> = createField({ type: 'string' });
export const count: Field<number> = createField({ type: 'integer' });
export const dateTime: Field<Date> = createField({ type: 'string', format: 'date-time' });

export function oneOf<const T extends string>(values: readonly T[]): Field<T> {
  return createField({ type: 'string', enum: [...values] });
}

/** An enum from a union type. Each member must be listed exactly once. */
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

/** A request field with a default. */
export function withDefault<T>({ schema }: Field<T>, more: Partial<Schema> = {}): Field<T> {
  return { schema: { ...schema, ...more }, isOptional: true };
}

/** Adds constraints that TypeScript types cannot express. */
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
