import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A result of validation. */
export class FindingView {
  @ApiProperty({ example: 'missing-placeholder' }) readonly rule!: string;
  @ApiProperty({
    enum: ['error', 'warning'],
    description: 'A text with an error cannot be published.',
  })
  readonly severity!: 'error' | 'warning';
  @ApiProperty({ description: 'What is wrong, and the cure.' }) readonly message!: string;
  @ApiPropertyOptional({ description: 'The channel whose limit is exceeded.' })
  readonly channel?: string;
}
