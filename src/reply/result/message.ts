import type { HslElement } from '../../hsl/wire/hsl.element.js';

/** One message for the user: a text or a rich element. */
export type Message = string | HslElement;
