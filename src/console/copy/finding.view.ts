import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Something about a text that its editor should know. */
export class FindingView {
  @ApiProperty({ example: 'missing-placeholder' }) readonly rule!: string;
  @ApiProperty({
    enum: ['error', 'warning'],
    description: 'A text with an error is not published.',
  })
  readonly severity!: 'error' | 'warning';
  @ApiProperty({ description: 'What is wrong and what to do.' }) readonly message!: string;
  @ApiPropertyOptional({ description: 'The channel whose limit is exceeded.' })
  readonly channel?: string;
}
