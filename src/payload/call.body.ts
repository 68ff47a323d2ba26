import { plainToInstance } from 'class-transformer';
import { IsObject, IsOptional, ValidateBy, validateSync } from 'class-validator';
import { isJsonObject, type JsonObject, read } from './json.object.js';
import type { PayloadFault } from './payload.exception.js';

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * The name of the node that calls: `node`, or `step` on newer platforms. `node` wins when both
 * are there. Protocol 1.4.
 */
export function nodeNameOf(body: JsonObject): string | undefined {
  const node = read(body, 'node');
  if (isName(node)) return node;
  const step = read(body, 'step');
  return isName(step) ? step : undefined;
}

function NamesANode(): PropertyDecorator {
  return ValidateBy({
    name: 'namesANode',
    validator: {
      validate: (_value, args) => nodeNameOf(args?.object as JsonObject) !== undefined,
      defaultMessage: () => 'node or step must be a non-empty string',
    },
  });
}

/**
 * The body of a call, as far as it must hold for the call to be answered at all. What is missing
 * beyond this has a default, and what is unknown is kept.
 */
export class CallBody {
  @NamesANode()
  node?: unknown;

  step?: unknown;

  @IsOptional()
  @IsObject({ message: 'entities must be an object of lists' })
  entities?: unknown;
}

/**
 * Accepts exactly the bodies that {@link explainBody} finds no fault with, at no cost: a
 * property test holds the two together.
 */
export function isCallBody(body: unknown): body is JsonObject {
  if (!isJsonObject(body) || nodeNameOf(body) === undefined) return false;
  const entities = read(body, 'entities');
  return entities === undefined || entities === null || isJsonObject(entities);
}

/** Lists what makes a body no call, by the validators of {@link CallBody}. */
export function explainBody(body: unknown): PayloadFault[] {
  if (!isJsonObject(body)) return [{ field: '', message: 'the body must be a JSON object' }];
  const instance = plainToInstance(CallBody, {
    node: shallow(read(body, 'node')),
    step: shallow(read(body, 'step')),
    entities: shallow(read(body, 'entities')),
  });
  return validateSync(instance).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => ({ field: property, message })),
  );
}

/** The kind of a value without its contents, which may nest deeper than a transformer can go. */
function shallow(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : value;
}
