/* The JSON types of the playground's API: a mismatch with the server does not compile. */
export type * from '../../../src/playground/playground.contract.js';
