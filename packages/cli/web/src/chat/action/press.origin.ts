import type { ElementPath } from '@nestjs-haptik/ui';
import type { HslElement } from 'nestjs-haptik/hsl';

/** What was pressed, so that the press can go on with more data. */
export interface PressOrigin {
  readonly entryId: string;
  readonly path: ElementPath;
  readonly element?: HslElement;
}
