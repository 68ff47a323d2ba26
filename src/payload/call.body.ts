import { IsNotEmpty, IsObject, IsOptional, validateSync } from 'class-validator';
import { isJsonObject, type JsonObject, read } from './json.object.js';
import { PayloadException, type PayloadFieldError } from './payload.exception.js';

const isNonEmptyString = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/**
 * The name of the node that calls: `node`, or `step` on newer platforms. `node` wins when both
 * are there. Protocol 1.4.
 */
function getNodeName(body: JsonObject): string | undefined {
  const node = read(body, 'node');
  if (isNonEmptyString(node)) return node;
  const step = read(body, 'step');
  return isNonEmptyString(step) ? step : undefined;
}

/**
 * The DTO of the body of a call: what must be valid for the call to be answered at all. Other
 * missing values have defaults in `NodeCall`, which reads from it; unknown keys are kept in `raw`.
 */
export class CallBody {
  constructor(readonly raw: JsonObject) {}

  @IsNotEmpty({ message: 'node or step must be a non-empty string' })
  get node(): string | undefined {
    return getNodeName(this.raw);
  }

  @IsOptional()
  @IsObject({ message: 'entities must be an object of lists' })
  get entities(): unknown {
    return read(this.raw, 'entities');
  }
}

/**
 * The validated body of a call.
 *
 * @throws PayloadException with the errors of the fields
 */
export function parseCallBody(json: unknown): CallBody {
  if (!isJsonObject(json)) {
    const message = 'the body must be a JSON object';
    throw new PayloadException('the body is not a call', [{ field: '', message }]);
  }
  const body = new CallBody(json);
  const fieldErrors = isPlainlyValid(body) ? [] : listFieldErrors(body);
  if (fieldErrors.length === 0) return body;
  throw new PayloadException('the body is not a call', fieldErrors);
}

/**
 * Accepts the usual body without class-validator, whose run takes longer than the rest of the pipe.
 * A property test proves that {@link listFieldErrors} finds no error in a body that this accepts.
 */
export function isPlainlyValid({ node, entities }: CallBody): boolean {
  return (
    node !== undefined && (entities === undefined || entities === null || isJsonObject(entities))
  );
}

/** The errors of the validators of {@link CallBody}. */
export function listFieldErrors(body: CallBody): PayloadFieldError[] {
  return validateSync(body).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => ({ field: property, message })),
  );
}
