/** What the calls of each kind are answered. */
const PROMISES = {
  'agent called': /I am bringing in a colleague/,
  'agent queued': /I am calling a colleague for you/,
};
/** The text while too many calls are in flight: no fault, if it is rare. */
const BUSY = /Many people are writing to us/;
/** Haptik waits no longer. */
const MAX_SECONDS = 30;

/** Whether the user was promised an agent. */
export function isPromise(outcome) {
  return Object.hasOwn(PROMISES, outcome);
}

/**
 * What a call was answered, and what is wrong with it.
 *
 * @param {{ kind: string, answer?: RegExp }} call `answer`: the text of its node
 * @param {{ status: number, text: string, seconds: number }} response
 * @returns {{ outcome: string, fault?: string }}
 */
export function judge({ kind, answer }, { status, text, seconds }) {
  const wrong = (what) => ({ outcome: what, fault: `${kind}: ${what}: ${text.slice(0, 200)}` });
  if (status === 0) return wrong('no response');
  if (kind === 'forged' || kind === 'malformed') {
    const outcome = String(status);
    return status >= 400 && status < 500 ? { outcome } : wrong(outcome);
  }
  if (status !== 200) return wrong(String(status));
  if (seconds >= MAX_SECONDS) return wrong(`later than ${MAX_SECONDS} s`);
  const messages = readMessages(text);
  if (!messages) return wrong('no valid reply');
  if (BUSY.test(messages)) return { outcome: 'busy' };
  const expected = kind === 'failing' ? PROMISES : { answered: answer };
  const [outcome] = Object.entries(expected).find(([, pattern]) => pattern?.test(messages)) ?? [];
  return outcome === undefined ? wrong('another text') : { outcome };
}

/** The messages of a reply, in one text; undefined for an invalid reply. */
function readMessages(text) {
  try {
    const { status, response } = JSON.parse(text);
    const isValid =
      typeof status === 'boolean' &&
      Array.isArray(response) &&
      response.length > 0 &&
      response.every((message) => typeof message === 'string' && message !== '');
    return isValid ? response.join('\n') : undefined;
  } catch {
    return undefined;
  }
}
