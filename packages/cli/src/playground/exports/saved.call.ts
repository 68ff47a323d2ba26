import { RequestError } from '../request.error.js';

type Fields = Readonly<Record<string, unknown>>;

/** The parts of the body of a call. Protocol 1.4. */
export interface SavedCall {
  readonly node: string;
  readonly entities: Fields;
  readonly user: Fields;
  readonly conversationDetails: Fields;
  readonly userDetails: Fields;
  readonly envVariables: Fields;
}

/**
 * Reads the body of a run as a call.
 *
 * @throws RequestError when it is not a call
 */
export function readSavedCall(bytes: Uint8Array): SavedCall {
  const body = parseObject(Buffer.from(bytes).toString('utf8'));
  const node = body?.['node'] ?? body?.['step'];
  if (!body || typeof node !== 'string') {
    throw new RequestError(
      'conflict',
      'The body of this run is not a call, so it cannot be saved as a test. Save it as curl.',
    );
  }
  return {
    node,
    entities: toFields(body['entities']),
    user: toFields(body['user']),
    conversationDetails: toFields(body['conversation_details']),
    userDetails: toFields(body['user_details']),
    envVariables: toFields(body['env_variables']),
  };
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const toFields = (value: unknown): Fields => (isFields(value) ? value : {});

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
