import { CALL, haptikCall } from './contestants.js';

/** Creates calls of a failing node, each by another user, so that each is a handoff. */
export function failingCalls() {
  let users = 0;
  return () => {
    const body = CALL.replace('ORDER_STATUS', 'BREAKS').replace('hu_8f21c0', `hu_${++users}`);
    return haptikCall(body);
  };
}
