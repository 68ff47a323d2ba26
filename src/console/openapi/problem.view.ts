import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEM_STATUS, type ProblemCode } from '../console.exception.js';
import { FindingView } from '../copy/finding.view.js';
import { LanguageView } from '../copy/language.view.js';
import { TextView } from '../copy/text.view.js';

/** A text that is not published, and why. */
export class RefusedTextView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
}

/** What is answered when something is not done. */
export class Problem {
  @ApiProperty() readonly statusCode!: number;
  @ApiProperty({ enum: Object.keys(PROBLEM_STATUS) }) readonly code!: ProblemCode;
  @ApiProperty({ description: 'For people, with the cure.' }) readonly message!: string;
  @ApiPropertyOptional({ type: [TextView], description: 'Of a conflict: the texts as they are.' })
  readonly current?: readonly TextView[];
  @ApiPropertyOptional({ type: [RefusedTextView], description: 'Of texts that fail a check.' })
  readonly refused?: readonly RefusedTextView[];
  @ApiPropertyOptional({ description: 'Of what is not confirmed: how many texts would go live.' })
  readonly live?: number;
  @ApiPropertyOptional({ description: 'Of a language that is not removed: what would go with it.' })
  readonly affected?: LanguageView;
}
