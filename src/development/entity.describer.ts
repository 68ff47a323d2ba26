import { Injectable, type Type } from '@nestjs/common';
import type { DecoratedHandler } from '../nodes/handler.explorer.js';
import { readParameters } from '../nodes/handler.binder.js';
import { PARAMETER_READERS } from '../nodes/node.parameters.js';
import type { ParameterMetadata } from '../nodes/plain.method.js';
import { EntityItem } from '../payload/entity.item.js';
import type {
  EntityDescription,
  EntityKind,
  JsonSchema,
  NodeDescription,
} from './development.contract.js';
import { createSchema } from './dto.schema.js';

type MethodDescription = Pick<NodeDescription, 'entities' | 'schema' | 'reads'>;

const SCHEMAS: Readonly<Record<EntityKind, JsonSchema>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  list: { type: 'array', items: { type: 'string' } },
  item: { type: 'string' },
};

/** Describes what a node method reads of a call, from its parameter decorators. */
@Injectable()
export class EntityDescriber {
  async describe({ prototype, name }: DecoratedHandler): Promise<MethodDescription> {
    const parameters = [...readParameters(prototype, name)].toSorted((a, b) => a.index - b.index);
    const types = readParameterTypes(prototype, name);
    const classes = parameters.filter(isClassOfEntities).map(({ data }) => data);
    const described = await Promise.all(classes.map(describeClass));
    const single = parameters
      .filter(
        ({ factory, data }) => factory === PARAMETER_READERS.entity && typeof data === 'string',
      )
      .map(({ index, data }) => describeParameter(data as string, types[index]));
    const entities = [...single, ...described.flatMap((one) => one.entities)];
    return {
      entities: [...new Map(entities.map((entity) => [entity.name, entity])).values()],
      schema: described[0]?.schema ?? null,
      reads: {
        conversationDetails: readKeys(parameters, PARAMETER_READERS.conversationDetails),
        userDetails: readKeys(parameters, PARAMETER_READERS.userDetails),
        envVariables: readKeys(parameters, PARAMETER_READERS.envVariable),
      },
    };
  }
}

function isClassOfEntities(
  parameter: ParameterMetadata,
): parameter is ParameterMetadata & { readonly data: Type<object> } {
  return parameter.factory === PARAMETER_READERS.entities && typeof parameter.data === 'function';
}

function readKeys(parameters: readonly ParameterMetadata[], reader: unknown): string[] {
  return parameters
    .filter(({ factory }) => factory === reader)
    .map(({ data }) => data)
    .filter((key) => typeof key === 'string');
}

function readParameterTypes(prototype: object, name: string): readonly unknown[] {
  return (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as unknown[];
}

/** A parameter gets undefined for an absent entity, so it is never required. */
function describeParameter(name: string, type: unknown): EntityDescription {
  const kind = type === Number ? 'number' : 'string';
  const schema = SCHEMAS[kind];
  return { name, property: null, kind, required: false, schema, description: null };
}

async function describeClass(
  dto: Type<object>,
): Promise<{ readonly schema: JsonSchema; readonly entities: readonly EntityDescription[] }> {
  const { properties, required, ...others } = await createSchema(dto);
  const described = Object.entries(properties).map(([property, schema]) =>
    describeProperty(dto, property, schema, required.includes(property)),
  );
  const schemas = Object.fromEntries(described.map((one) => [one.property, one.schema]));
  return { schema: { ...others, properties: schemas, required }, entities: described };
}

function describeProperty(
  dto: Type<object>,
  property: string,
  given: JsonSchema,
  required: boolean,
): EntityDescription {
  const kind = kindOf(Reflect.getMetadata('design:type', dto.prototype as object, property));
  const { description } = given;
  return {
    name: toSnakeCase(property),
    property,
    kind,
    required,
    schema: { ...SCHEMAS[kind], ...omitReference(given) },
    description: typeof description === 'string' ? description : null,
  };
}

/** Without the reference to a class, such as `EntityItem`, that is not part of the document. */
function omitReference(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$ref'));
}

function kindOf(type: unknown): EntityKind {
  if (type === Number) return 'number';
  if (type === Boolean) return 'boolean';
  if (type === Date) return 'date';
  if (type === Array) return 'list';
  return type === EntityItem ? 'item' : 'string';
}

function toSnakeCase(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
