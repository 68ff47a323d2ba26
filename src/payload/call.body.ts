import { plainToInstance } from 'class-transformer';
import { IsObject, IsOptional, ValidateBy, validateSync } from 'class-validator';
import { isJsonObject, type JsonObject, read } from './json.object.js';
import type { PayloadFieldError } from './payload.exception.js';

const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/**
 * The name of the node that calls: `node`, or `step` on newer platforms. `node` takes precedence.
 * Protocol 1.4.
 */
export function getNodeName(body: JsonObject): string | undefined {
  const node = read(body, 'node');
  if (isNonEmptyString(node)) return node;
  const step = read(body, 'step');
  return isNonEmptyString(step) ? step : undefined;
}

function HasNodeName(): PropertyDecorator {
  return ValidateBy({
    name: 'namesANode',
    validator: {
      validate: (_value, args) => getNodeName(args?.object as JsonObject) !== undefined,
      defaultMessage: () => 'node or step must be a non-empty string',
    },
  });
}

/**
 * The part of the body without which a call cannot be answered. Other missing fields have defaults, and
 * unknown fields are kept.
 */
export class CallBody {
  @HasNodeName()
  node?: unknown;

  step?: unknown;

  @IsOptional()
  @IsObject({ message: 'entities must be an object of lists' })
  entities?: unknown;
}

/**
 * Accepts exactly the bodies without errors in {@link listBodyErrors}, at a lower cost. A property test
 * proves the two equal.
 */
export function isCallBody(body: unknown): body is JsonObject {
  if (!isJsonObject(body) || getNodeName(body) === undefined) return false;
  const entities = read(body, 'entities');
  return entities === undefined || entities === null || isJsonObject(entities);
}

/** The errors of a body by the validators of {@link CallBody}; none for a call. */
export function listBodyErrors(body: unknown): PayloadFieldError[] {
  if (!isJsonObject(body)) return [{ field: '', message: 'the body must be a JSON object' }];
  const instance = plainToInstance(CallBody, {
    node: toShallow(read(body, 'node')),
    step: toShallow(read(body, 'step')),
    entities: toShallow(read(body, 'entities')),
  });
  return validateSync(instance).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => ({ field: property, message })),
  );
}

/** A value of the same type without its contents, which may nest too deep for a transformer. */
function toShallow(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : value;
}
