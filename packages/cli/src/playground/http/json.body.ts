import type { Context } from 'hono';
import * as v from 'valibot';
import { RequestError } from '../request.error.js';

/**
 * Reads and validates the JSON body of a request. An absent body counts as `{}`.
 *
 * @throws RequestError when it is not JSON, or not valid
 */
export async function readBody<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const text = await context.req.text();
  if (text !== '' && !/^application\/json\b/.test(context.req.header('content-type') ?? '')) {
    throw new RequestError('invalid', 'Send the body as application/json.');
  }
  return validate(schema, text === '' ? {} : parseJson(text));
}

/** @throws RequestError that names the field */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new RequestError('invalid', path ? `${path}: ${issue.message}` : issue.message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError('invalid', 'The body is not JSON.');
  }
}
