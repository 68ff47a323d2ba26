import type { CodeNodeAnswer } from './servers/programs/code.node.process.js';
import { SECRET } from './test.app.js';

export const ENGLISH_FALLBACK = 'Something went wrong on our side. Please try again in a moment.';
export const HINDI_FALLBACK = 'हमारी ओर से कुछ गड़बड़ हुई है। कृपया थोड़ी देर बाद फिर कोशिश करें।';

const PERSONAL_DATA = { user_name: 'asha@shop.example', full_name: 'आशा' };

/** The body of a call to the node ORDER, with the secret among the bot's environment variables. */
export function createCodeNodeBody(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    node: 'ORDER',
    event: 'API_INTEGRATION',
    user: PERSONAL_DATA,
    entities: {},
    env_variables: { HAPTIK_SECRET: SECRET },
    ...more,
  });
}

/** Asserts a fallback reply, and one printed line about the cause without secrets and personal data. */
export function expectFallbackReply(
  { result, printed }: CodeNodeAnswer,
  cause: RegExp | string,
  text = ENGLISH_FALLBACK,
): void {
  expect(JSON.parse(result?.body ?? '')).toEqual({ status: false, response: [text] });
  expect(result).toMatchObject({
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(printed).toMatch(/^haptik: fallback reply: .+\n$/);
  expect(printed).toMatch(cause);
  for (const hidden of [SECRET, ...Object.values(PERSONAL_DATA)])
    expect(printed).not.toContain(hidden);
}
