import { ApiProperty } from '@nestjs/swagger';
import type { CopyEntry } from '../../copy/copy.book.js';
import { FindingView } from './finding.view.js';

const MOMENT = { type: String, format: 'date-time' } as const;

/** A text of one key in one language. */
export class TextView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What users read.' })
  readonly published!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What they will read.' })
  readonly draft!: string | null;
  @ApiProperty({ description: 'Counts up with each change; 0 while nobody wrote anything.' })
  readonly version!: number;
  @ApiProperty() readonly changedBy!: string;
  @ApiProperty(MOMENT) readonly changedAt!: string;
  @ApiProperty({ ...MOMENT, nullable: true }) readonly publishedAt!: string | null;
  @ApiProperty({ ...MOMENT, nullable: true, description: 'When the draft is published by itself.' })
  readonly publishAt!: string | null;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
  @ApiProperty({ description: 'Changed by who asks, last.' }) readonly isMine!: boolean;
}

/** @param by who asks */
export function textViewOf(
  entry: CopyEntry,
  findings: readonly FindingView[],
  by: string,
): TextView {
  const { key, language, published, draft, version, changedBy } = entry;
  return {
    key,
    language,
    published,
    draft,
    version,
    changedBy,
    changedAt: entry.changedAt.toISOString(),
    publishedAt: entry.publishedAt?.toISOString() ?? null,
    publishAt: entry.publishAt?.toISOString() ?? null,
    findings,
    isMine: version > 0 && changedBy === by,
  };
}
