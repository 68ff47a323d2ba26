export { readBody, type ReadLimits } from '../payload/body.reader.js';

/** Set on a request whose body no parser of the host has seen. */
export const UNREAD: unique symbol = Symbol('haptik:unread');

export interface UnreadRequest {
  [UNREAD]?: boolean;
}
