import { CALL, haptikCall } from './contestants.js';

/** Makes calls whose node breaks down, each of another user, so that each is a handoff. */
export function failingCalls() {
  let users = 0;
  return () => {
    const body = CALL.replace('ORDER_STATUS', 'BREAKS').replace('hu_8f21c0', `hu_${++users}`);
    return haptikCall(body);
  };
}
