import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEM_STATUS, type ProblemCode } from '../common/console.exception.js';
import { FindingView } from '../copy/views/finding.view.js';
import { LanguageView } from '../copy/languages/language.view.js';
import { TextView } from '../copy/views/text.view.js';

/** A text that was not published, with its findings. */
export class RefusedTextView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
}

/** The body of every error response. */
export class Problem {
  @ApiProperty() readonly statusCode!: number;
  @ApiProperty({ enum: Object.keys(PROBLEM_STATUS) }) readonly code!: ProblemCode;
  @ApiProperty({ description: 'A message for the user, with the cure.' }) readonly message!: string;
  @ApiPropertyOptional({ type: [TextView], description: 'For conflict: the current texts.' })
  readonly current?: readonly TextView[];
  @ApiPropertyOptional({
    type: [RefusedTextView],
    description: 'For refused: the texts that fail validation.',
  })
  readonly refused?: readonly RefusedTextView[];
  @ApiPropertyOptional({
    description: 'For confirmation-required: how many texts the request would publish.',
  })
  readonly live?: number;
  @ApiPropertyOptional({
    description: 'For confirmation-required: the language, and what its removal deletes.',
  })
  readonly affected?: LanguageView;
}
