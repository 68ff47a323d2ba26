import { ApiProperty } from '@nestjs/swagger';
import { KEY_FILTER_NAMES, type KeyFilterName } from '../list/key.filter.names.js';

/** Keys with the same first segment. */
export class PrefixView {
  @ApiProperty({ example: 'order' }) readonly prefix!: string;
  @ApiProperty() readonly keys!: number;
}

/** Languages, key prefixes and counts. */
export class Overview {
  @ApiProperty({ type: [String], description: 'All languages, the source language first.' })
  readonly languages!: readonly string[];
  @ApiProperty() readonly sourceLanguage!: string;
  @ApiProperty({ type: [PrefixView] }) readonly prefixes!: readonly PrefixView[];
  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(KEY_FILTER_NAMES.map((name) => [name, { type: 'integer' }])),
    required: [...KEY_FILTER_NAMES],
    description: 'Number of keys per filter.',
  })
  readonly counts!: Readonly<Record<KeyFilterName, number>>;
  @ApiProperty({ type: [String] }) readonly uses!: readonly never[];
}
