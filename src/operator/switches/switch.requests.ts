import { IsIn, IsOptional } from 'class-validator';
import { SWITCH_MODES, type SwitchMode } from '../../options/haptik.event.js';
import { DEFAULT_BOT } from '../../options/resolved/resolved.haptik.options.js';
import { IsText } from '../validation/text.validator.js';

/** Maximum characters of a note. */
export const MAX_NOTE_LENGTH = 1_000;

/** The query of `DELETE switches`. */
export class SwitchQuery {
  @IsText() readonly bot: string = DEFAULT_BOT;
  @IsOptional() @IsText() readonly node?: string;
}

/** The body of `PUT switches`. */
export class SwitchChange extends SwitchQuery {
  @IsIn(SWITCH_MODES) readonly mode!: SwitchMode;
  @IsOptional() @IsText(MAX_NOTE_LENGTH) readonly note?: string;
}
