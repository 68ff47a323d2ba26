import { ApiProperty } from '@nestjs/swagger';

/** What there is in a language. */
export class LanguageView {
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ description: 'Texts that users read.' }) readonly published!: number;
  @ApiProperty({ description: 'Drafts, scheduled ones too.' }) readonly drafts!: number;
  @ApiProperty({ description: 'Drafts that are to be published by themselves.' })
  readonly scheduled!: number;
}
