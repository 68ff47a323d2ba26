import { ApiProperty } from '@nestjs/swagger';
import type { CopyDefinition, CopyUse } from 'nestjs-haptik/copy';
import { type PlaceholderKind, LIMIT_BY_USE, detectPlaceholderKind } from 'nestjs-haptik/internal';

/** A placeholder, with a sample value. */
export class PlaceholderView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: ['text', 'number', 'date'] }) readonly kind!: PlaceholderKind;
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    description: 'A date is an ISO 8601 string.',
  })
  readonly sample!: string | number;
}

/** The definition of a message in code. */
export class DefinitionView {
  @ApiProperty({ description: 'When users receive the message.' }) readonly description!: string;
  @ApiProperty({ enum: Object.keys(LIMIT_BY_USE) }) readonly usedAs!: CopyUse;
  @ApiProperty({ description: 'The default text, in ICU MessageFormat.' }) readonly text!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Default texts by language. Messages of the library may have several.',
  })
  readonly defaultTexts!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [PlaceholderView] }) readonly placeholders!: readonly PlaceholderView[];
}

export function toDefinitionView(
  { description, usedAs, text, sample = {} }: CopyDefinition,
  defaultTexts: Readonly<Record<string, string>>,
): DefinitionView {
  const placeholders = Object.entries(sample).map(([name, value]) => ({
    name,
    kind: detectPlaceholderKind(value),
    sample: value instanceof Date ? value.toISOString() : value,
  }));
  return { description, usedAs, text, defaultTexts, placeholders };
}
