/** A header with which a caller names its call, so that it finds the recording or the probe of it: a UUID. */
export const CALL_ID_HEADER = 'x-haptik-call-id';
