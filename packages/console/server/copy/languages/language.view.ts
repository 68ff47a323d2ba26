import { ApiProperty } from '@nestjs/swagger';

/** Counts of a language. */
export class LanguageView {
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ description: 'Number of published texts.' }) readonly published!: number;
  @ApiProperty({ description: 'Number of drafts, including scheduled ones.' })
  readonly drafts!: number;
  @ApiProperty({ description: 'Number of drafts with a scheduled publication.' })
  readonly scheduled!: number;
}
