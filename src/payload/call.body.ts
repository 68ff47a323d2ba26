import { plainToInstance } from 'class-transformer';
import { IsObject, IsOptional, ValidateBy, validateSync } from 'class-validator';
import { isJsonObject, type JsonObject, read } from './json.object.js';
import type { PayloadFieldError } from './payload.exception.js';

const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/**
 * The name of the node that calls: `node`, or `step` on newer platforms. `node` wins when both
 * are there. Protocol 1.4.
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
 * The body of a call, as far as it must hold for the call to be answered at all. What is missing
 * beyond this has a default, and what is unknown is kept.
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
 * Accepts exactly the bodies that {@link listBodyErrors} finds no fault with, at no cost: a
 * property test holds the two together.
 */
export function isCallBody(body: unknown): body is JsonObject {
  if (!isJsonObject(body) || getNodeName(body) === undefined) return false;
  const entities = read(body, 'entities');
  return entities === undefined || entities === null || isJsonObject(entities);
}

/** Lists what makes a body no call, by the validators of {@link CallBody}. */
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

/** The kind of a value without its contents, which may nest deeper than a transformer can go. */
function toShallow(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : value;
}
