import { ApiProperty } from '@nestjs/swagger';
import { TextView } from './text.view.js';

/** The texts after publication. */
export class PublishedView {
  @ApiProperty({ type: [TextView] }) readonly texts!: readonly TextView[];
}
