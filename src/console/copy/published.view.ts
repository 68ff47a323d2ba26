import { ApiProperty } from '@nestjs/swagger';
import { TextView } from './text.view.js';

/** Texts after their publication. */
export class PublishedView {
  @ApiProperty({ type: [TextView] }) readonly texts!: readonly TextView[];
}
