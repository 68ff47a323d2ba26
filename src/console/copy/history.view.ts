import { ApiProperty } from '@nestjs/swagger';
import { COPY_EVENT_KINDS, type CopyEvent, type CopyEventKind } from '../../copy/copy.book.js';
import type { NameOf } from '../console.names.js';

/** Something that was done to a text. */
export class HistoryEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ enum: COPY_EVENT_KINDS }) readonly kind!: CopyEventKind;
  @ApiProperty({ type: String, nullable: true }) readonly before!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly after!: string | null;
  @ApiProperty({ description: 'The name of who did it.' }) readonly by!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly publishAt!: string | null;
  @ApiProperty({ description: 'Of the text, after this.' }) readonly version!: number;
}

/** A part of the history, latest first. */
export class HistoryPage {
  @ApiProperty({ type: [HistoryEvent] }) readonly events!: readonly HistoryEvent[];
  @ApiProperty({ type: String, nullable: true, description: 'To be given as before.' })
  readonly next!: string | null;
}

/** @param events one more than a page, if there are more */
export function historyPageOf(
  events: readonly CopyEvent[],
  limit: number,
  nameOf: NameOf,
): HistoryPage {
  const page = events.slice(0, limit).map((event) => eventViewOf(event, nameOf));
  return { events: page, next: events.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function eventViewOf({ at, publishAt, ...event }: CopyEvent, nameOf: NameOf): HistoryEvent {
  const { id, key, language, kind, before, after, by, version } = event;
  const moments = { at: at.toISOString(), publishAt: publishAt?.toISOString() ?? null };
  return { id, key, language, kind, before, after, by: nameOf(by), version, ...moments };
}
