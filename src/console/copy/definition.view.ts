import { ApiProperty } from '@nestjs/swagger';
import type { CopyDefinition } from '../../copy/copy.definition.js';
import { type CopyUse, LIMIT_BY_USE } from '../../copy/copy.use.js';
import { detectPlaceholderKind, type PlaceholderKind } from '../../copy/placeholder.js';

/** What code fills in, with a value as users may see it. */
export class PlaceholderView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: ['text', 'number', 'date'] }) readonly kind!: PlaceholderKind;
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    description: 'Dates as ISO strings.',
  })
  readonly sample!: string | number;
}

/** A text as code declares it. */
export class DefinitionView {
  @ApiProperty({ description: 'When users read it.' }) readonly description!: string;
  @ApiProperty({ enum: Object.keys(LIMIT_BY_USE) }) readonly usedAs!: CopyUse;
  @ApiProperty({ description: 'The default, in ICU MessageFormat.' }) readonly text!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'The texts in code by language: the default, and for texts of the core its own others.',
  })
  readonly inCode!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [PlaceholderView] }) readonly placeholders!: readonly PlaceholderView[];
}

export function toDefinitionView(
  { description, usedAs, text, sample = {} }: CopyDefinition,
  inCode: Readonly<Record<string, string>>,
): DefinitionView {
  const placeholders = Object.entries(sample).map(([name, value]) => ({
    name,
    kind: detectPlaceholderKind(value),
    sample: value instanceof Date ? value.toISOString() : value,
  }));
  return { description, usedAs, text, inCode, placeholders };
}
