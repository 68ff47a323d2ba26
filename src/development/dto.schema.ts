import type { Type } from '@nestjs/common';
import type { JsonSchema } from './development.contract.js';

/** The schema of a class, with its properties. */
export interface ClassSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/**
 * The JSON Schema of a class with the decorators of class-validator. The library that makes it is loaded when a
 * tool asks for the first time, so not in production.
 */
export async function createSchema(dto: Type<object>): Promise<ClassSchema> {
  const { targetConstructorToSchema } = await import('class-validator-jsonschema');
  const schema: unknown = targetConstructorToSchema(dto, { additionalConverters: {} });
  const { properties = {}, required = [], ...others } = schema as Partial<ClassSchema>;
  return { ...others, properties, required };
}
