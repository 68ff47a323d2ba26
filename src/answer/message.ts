import type { HslElement } from '../hsl/hsl.element.js';

/** One message for the user: a text or a rich element. */
export type Message = string | HslElement;
