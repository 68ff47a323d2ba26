import { Injectable } from '@nestjs/common';
import { desc, eq, sql } from 'drizzle-orm';
import {
  CallRecorder,
  type RecordedCall,
  type RecordedCallQuery,
  type RecordingLimits,
} from 'nestjs-haptik';
import { StorageConnection } from '../connection/storage.connection.js';
import { callRecordings } from '../database/schema.js';

/** Keeps recorded calls in the database, those of all replicas together. */
@Injectable()
export class PostgresCallRecorder extends CallRecorder {
  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override async record(call: RecordedCall, limits: RecordingLimits): Promise<void> {
    const json = JSON.stringify(call);
    await this.connection.opened.transaction(async (orm) => {
      await orm
        .insert(callRecordings)
        .values({
          id: call.id,
          // Of the database, so that the order of all replicas is that of one clock.
          recordedAt: sql`clock_timestamp()`,
          call: json,
          bytes: Buffer.byteLength(json),
          isRejection: call.outcome.kind === 'rejected',
        })
        .onConflictDoNothing();
      await orm.execute(deleteExcessRejections(limits));
      await orm.execute(deleteExcess(limits));
    });
  }

  override async list({ limit, before }: RecordedCallQuery): Promise<readonly RecordedCall[]> {
    const { orm } = this.connection.opened;
    const rows = await orm
      .select({ call: callRecordings.call })
      .from(callRecordings)
      .where(isUuid(before) ? recordedBefore(before) : undefined)
      .orderBy(desc(callRecordings.recordedAt), desc(callRecordings.id))
      .limit(limit);
    return rows.map(({ call }) => JSON.parse(call) as RecordedCall);
  }

  override async find(id: string): Promise<RecordedCall | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.connection.opened.orm
      .select({ call: callRecordings.call })
      .from(callRecordings)
      .where(eq(callRecordings.id, id));
    return row && (JSON.parse(row.call) as RecordedCall);
  }
}

function isUuid(id: string | undefined): id is string {
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function recordedBefore(id: string): ReturnType<typeof sql> {
  return sql`(${callRecordings.recordedAt}, ${callRecordings.id}) <
    (select recorded_at, id from ${callRecordings} where id = ${id})`;
}

/** Deletes the oldest rejections beyond a quarter of the limit: they must not displace the calls. */
function deleteExcessRejections({ calls }: RecordingLimits): ReturnType<typeof sql> {
  return sql`delete from ${callRecordings} where id in (
    select id from ${callRecordings} where is_rejection
    order by recorded_at desc, id desc
    offset ${Math.ceil(calls / 4)}
  )`;
}

function deleteExcess({ calls, bytes }: RecordingLimits): ReturnType<typeof sql> {
  return sql`delete from ${callRecordings} where id in (
    select id from (
      select id, row_number() over newest as position, sum(bytes) over newest as total
      from ${callRecordings}
      window newest as (order by recorded_at desc, id desc)
    ) as ranked
    where position > ${calls} or total > ${bytes}
  )`;
}
