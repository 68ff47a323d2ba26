import { ApiProperty } from '@nestjs/swagger';
import type { CopyEvent, CopyEventKind } from 'nestjs-haptik/copy';
import { COPY_EVENT_KINDS } from 'nestjs-haptik/internal';
import type { ResolveDisplayName } from '../../audit/display.name.resolver.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

/** Returns the default text of a key in exactly this language. */
type GetDefaultText = (key: string, language: string) => string | undefined;

/** A change of a text. */
export class HistoryEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ enum: COPY_EVENT_KINDS }) readonly kind!: CopyEventKind;
  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'Text before the change. If there was none, the default text of this language, if any.',
  })
  readonly before!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Text after the change, likewise.' })
  readonly after!: string | null;
  @ApiProperty({ description: 'Name of the user or token.' }) readonly by!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly publishAt!: string | null;
  @ApiProperty({ description: 'Version of the text after the change.' }) readonly version!: number;
}

/** A page of the history, latest events first. */
export class HistoryEventPage {
  @ApiProperty({ type: [HistoryEvent] }) readonly events!: readonly HistoryEvent[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value of before for the next page; null on the last one.',
  })
  readonly next!: string | null;
}

/** @param events up to one more than the limit */
export function toHistoryPage(
  events: readonly CopyEvent[],
  limit: number,
  resolveName: ResolveDisplayName,
  getDefaultText: GetDefaultText,
): HistoryEventPage {
  const page = events
    .slice(0, limit)
    .map((event) => toHistoryEvent(event, resolveName, getDefaultText));
  return { events: page, next: events.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function toHistoryEvent(
  event: CopyEvent,
  resolveName: ResolveDisplayName,
  getDefaultText: GetDefaultText,
): HistoryEvent {
  const { id, key, language, kind, by, at, publishAt, version } = event;
  // Without a text by an editor, users read the default text; the difference is shown against it.
  const otherwise = getDefaultText(key, language) ?? null;
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
