import { ApiProperty } from '@nestjs/swagger';
import { FILTERS, type Filter } from './list/filter.js';

/** Keys that begin with the same word. */
export class PrefixView {
  @ApiProperty({ example: 'order' }) readonly prefix!: string;
  @ApiProperty() readonly keys!: number;
}

/** What there is to edit. */
export class Overview {
  @ApiProperty({ type: [String], description: 'The source language first.' })
  readonly languages!: readonly string[];
  @ApiProperty() readonly sourceLanguage!: string;
  @ApiProperty({ type: [PrefixView] }) readonly prefixes!: readonly PrefixView[];
  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(FILTERS.map((name) => [name, { type: 'integer' }])),
    required: [...FILTERS],
    description: 'How many keys each filter leaves.',
  })
  readonly counts!: Readonly<Record<Filter, number>>;
  @ApiProperty({ type: [String] }) readonly uses!: readonly never[];
}
