import { HaptikTestCall } from '../bot/haptik.test.call.js';
import { HaptikTestReply } from '../haptik.test.reply.js';

/** @throws TypeError when the received value is not a reply */
export function assertReply(
  matcher: string,
  received: unknown,
): asserts received is HaptikTestReply {
  if (isReply(received)) return;
  const what = received instanceof Promise ? 'a promise' : describe(received);
  const cure = suggestReply(received);
  throw new TypeError(`${matcher}: the received value is ${what}, not a reply. ${cure}`);
}

function suggestReply(received: unknown): string {
  if (received instanceof Promise) return 'Await it: expect(await bot.node(...).send()).';
  return received instanceof HaptikTestCall
    ? 'Send it: expect(await bot.node(...).send()).'
    : 'Give it what send() or press() of haptikBot returns.';
}

/** Also for a reply of another instance of this module, as after `jest.resetModules()`. */
function isReply(value: unknown): value is HaptikTestReply {
  if (value instanceof HaptikTestReply) return true;
  return (
    typeof value === 'object' && value !== null && 'httpStatus' in value && 'messages' in value
  );
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object'
    ? `a ${value.constructor?.name ?? 'object'}`
    : `a ${typeof value}`;
}

/** Why the call got no reply of its method, for a message of a matcher; undefined if it got one. */
export function describeFailure({ failure }: HaptikTestReply): string | undefined {
  if (!failure) return undefined;
  const { reason, cause } = failure;
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return `\nThe node method gave no reply (${reason}): ${firstLines(detail)}`;
}

/** The error and where it was thrown. */
function firstLines(text: string, count = 4): string {
  return text.split('\n').slice(0, count).join('\n');
}
