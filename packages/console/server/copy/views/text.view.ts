import { ApiProperty } from '@nestjs/swagger';
import type { CopyEntry } from 'nestjs-haptik/copy';
import type { ResolveDisplayName } from '../../audit/display.name.resolver.js';
import { FindingView } from './finding.view.js';

const DATE_TIME = { type: String, format: 'date-time' } as const;

/** A text: one key in one language. */
export class TextView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The text that users read.' })
  readonly published!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The text that users will read after publication.',
  })
  readonly draft!: string | null;
  @ApiProperty({ description: 'Increases with each change; 0 if there is no change yet.' })
  readonly version!: number;
  @ApiProperty({ description: 'Name of the last editor.' }) readonly changedBy!: string;
  @ApiProperty(DATE_TIME) readonly changedAt!: string;
  @ApiProperty({ ...DATE_TIME, nullable: true }) readonly publishedAt!: string | null;
  @ApiProperty({ ...DATE_TIME, nullable: true, description: 'Time of the scheduled publication.' })
  readonly publishAt!: string | null;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
  @ApiProperty({ description: 'Whether the last change is by the caller.' })
  readonly isMine!: boolean;
}

/** The texts after publication. */
export class PublishedView {
  @ApiProperty({ type: [TextView] }) readonly texts!: readonly TextView[];
}

/** The principal that a view is created for. */
export interface TextViewer {
  /** Id of the principal. */
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
