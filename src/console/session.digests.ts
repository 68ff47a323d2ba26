import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { digestOf } from './one.time.links.js';

type MakeAdapter = (options: BetterAuthOptions) => DBAdapter;

/**
 * A database of better-auth that has the digests of session tokens only. Whoever reads it, or a backup
 * of it, cannot come in; better-auth sees the tokens that it made and those that browsers send.
 */
export function withSessionDigests(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const adapter = make(options);
    return {
      ...digesting(adapter),
      transaction: (work) => adapter.transaction((inner) => work(digesting(inner))),
    };
  };
}

function digesting<A extends DBTransactionAdapter>(adapter: A): A {
  return {
    ...adapter,
    create: async (call: Parameters<A['create']>[0]) => {
      const { token } = call.data as { token?: unknown };
      if (call.model !== SESSION || typeof token !== 'string') return adapter.create(call);
      const row = await adapter.create({ ...call, data: { ...call.data, token: digestOf(token) } });
      return { ...row, token };
    },
    findOne: async (call: Parameters<A['findOne']>[0]) => {
      const row = await adapter.findOne<object>(hidden(call));
      return row && shown(row, call);
    },
    consumeOne: async (call: Parameters<A['consumeOne']>[0]) => {
      const row = await adapter.consumeOne<object>(hidden(call));
      return row && shown(row, call);
    },
    update: async (call: Parameters<A['update']>[0]) => {
      const row = await adapter.update<object>(hidden(call));
      return row && shown(row, call);
    },
    findMany: (call: Parameters<A['findMany']>[0]) => adapter.findMany(hidden(call)),
    count: (call: Parameters<A['count']>[0]) => adapter.count(hidden(call)),
    updateMany: (call: Parameters<A['updateMany']>[0]) => adapter.updateMany(hidden(call)),
    delete: (call: Parameters<A['delete']>[0]) => adapter.delete(hidden(call)),
    deleteMany: (call: Parameters<A['deleteMany']>[0]) => adapter.deleteMany(hidden(call)),
  };
}

const SESSION = 'session';

interface Call {
  readonly model: string;
  readonly where?: Where[] | undefined;
  readonly update?: Record<string, unknown>;
}

/** The same call, with digests in the place of tokens. */
function hidden<C extends Call>(call: C): C {
  if (call.model !== SESSION) return call;
  const where = call.where?.map((one) =>
    one.field === 'token' ? { ...one, value: digestsOf(one.value) } : one,
  );
  const token = call.update?.['token'];
  return {
    ...call,
    ...(where && { where }),
    ...(typeof token === 'string' && { update: { ...call.update, token: digestOf(token) } }),
  };
}

function digestsOf(value: Where['value']): Where['value'] {
  if (Array.isArray(value)) return value.map((one) => digestOf(String(one)));
  return typeof value === 'string' ? digestOf(value) : value;
}

/** A row with the token by which it was found. */
function shown<R extends object>(row: R, { model, where = [] }: Call): R {
  const token = where.find(({ field }) => field === 'token')?.value;
  return model === SESSION && typeof token === 'string' ? { ...row, token } : row;
}
