import { ApiProperty } from '@nestjs/swagger';
import {
  COPY_EVENT_KINDS,
  type CopyEvent,
  type CopyEventKind,
} from '../../copy/copy.repository.js';
import type { ResolveDisplayName } from '../display.name.resolver.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

/** What code has for a key in this very language. */
type FindTextInCode = (key: string, language: string) => string | undefined;

/** Something that was done to a text. */
export class HistoryEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ enum: COPY_EVENT_KINDS }) readonly kind!: CopyEventKind;
  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Where nobody wrote one: the text in code of that language, if there is one.',
  })
  readonly before!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The same.' }) readonly after!: string | null;
  @ApiProperty({ description: 'The name of who did it.' }) readonly by!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly publishAt!: string | null;
  @ApiProperty({ description: 'Of the text, after this.' }) readonly version!: number;
}

/** A part of the history, latest first. */
export class HistoryEventPage {
  @ApiProperty({ type: [HistoryEvent] }) readonly events!: readonly HistoryEvent[];
  @ApiProperty({ type: String, nullable: true, description: 'To be given as before.' })
  readonly next!: string | null;
}

/** @param events one more than a page, if there are more */
export function toHistoryPage(
  events: readonly CopyEvent[],
  limit: number,
  resolveName: ResolveDisplayName,
  inCode: FindTextInCode,
): HistoryEventPage {
  const page = events.slice(0, limit).map((event) => toHistoryEvent(event, resolveName, inCode));
  return { events: page, next: events.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function toHistoryEvent(
  event: CopyEvent,
  resolveName: ResolveDisplayName,
  inCode: FindTextInCode,
): HistoryEvent {
  const { id, key, language, kind, by, at, publishAt, version } = event;
  // What users read while nobody had written anything: no difference is told against nothing.
  const otherwise = inCode(key, language) ?? null;
  return {
    id,
    key,
    language,
    kind,
    before: event.before ?? otherwise,
    after: event.after ?? otherwise,
    by: resolveName(by),
    at: at.toISOString(),
    publishAt: publishAt?.toISOString() ?? null,
    version,
  };
}
