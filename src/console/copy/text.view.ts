import { ApiProperty } from '@nestjs/swagger';
import type { CopyEntry } from '../../copy/copy.repository.js';
import type { ResolveDisplayName } from '../display.name.resolver.js';
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
  @ApiProperty({ description: 'The name of who changed it last.' }) readonly changedBy!: string;
  @ApiProperty(MOMENT) readonly changedAt!: string;
  @ApiProperty({ ...MOMENT, nullable: true }) readonly publishedAt!: string | null;
  @ApiProperty({ ...MOMENT, nullable: true, description: 'When the draft is published by itself.' })
  readonly publishAt!: string | null;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
  @ApiProperty({ description: 'Whether that is who asks.' }) readonly isMine!: boolean;
}

/** For whom a text is shown. */
export interface TextViewer {
  /** Who asks, by their id. */
  readonly viewerId: string;
  readonly resolveName: ResolveDisplayName;
}

export function toTextView(
  entry: CopyEntry,
  findings: readonly FindingView[],
  { viewerId, resolveName }: TextViewer,
): TextView {
  const { key, language, published, draft, version, changedBy } = entry;
  return {
    key,
    language,
    published,
    draft,
    version,
    changedBy: resolveName(changedBy),
    changedAt: entry.changedAt.toISOString(),
    publishedAt: entry.publishedAt?.toISOString() ?? null,
    publishAt: entry.publishAt?.toISOString() ?? null,
    findings,
    isMine: version > 0 && changedBy === viewerId,
  };
}
