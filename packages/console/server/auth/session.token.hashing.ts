import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { hashToken } from './token.hash.js';

type AdapterFactory = (options: BetterAuthOptions) => DBAdapter;

/**
 * Wraps a better-auth database adapter so that only digests of session tokens are stored. A copy of
 * the database does not allow access. better-auth still works with plain tokens.
 */
export function withHashedSessionTokens(make: AdapterFactory): AdapterFactory {
  return (options) => {
    const adapter = make(options);
    return {
      ...hashSessionTokens(adapter),
      transaction: (work) => adapter.transaction((inner) => work(hashSessionTokens(inner))),
    };
  };
}

function hashSessionTokens<A extends DBTransactionAdapter>(adapter: A): A {
  return {
    ...adapter,
    create: async (call: Parameters<A['create']>[0]) => {
      const { token } = call.data as { token?: unknown };
      if (call.model !== SESSION || typeof token !== 'string') return adapter.create(call);
      const row = await adapter.create({
        ...call,
        data: { ...call.data, token: hashToken(token) },
      });
      return { ...row, token };
    },
    findOne: async (call: Parameters<A['findOne']>[0]) => {
      const row = await adapter.findOne<object>(hashTokensInCall(call));
      return row && restoreToken(row, call);
    },
    consumeOne: async (call: Parameters<A['consumeOne']>[0]) => {
      const row = await adapter.consumeOne<object>(hashTokensInCall(call));
      return row && restoreToken(row, call);
    },
    update: async (call: Parameters<A['update']>[0]) => {
      const row = await adapter.update<object>(hashTokensInCall(call));
      return row && restoreToken(row, call);
    },
    findMany: (call: Parameters<A['findMany']>[0]) => adapter.findMany(hashTokensInCall(call)),
    count: (call: Parameters<A['count']>[0]) => adapter.count(hashTokensInCall(call)),
    updateMany: (call: Parameters<A['updateMany']>[0]) =>
      adapter.updateMany(hashTokensInCall(call)),
    delete: (call: Parameters<A['delete']>[0]) => adapter.delete(hashTokensInCall(call)),
    deleteMany: (call: Parameters<A['deleteMany']>[0]) =>
      adapter.deleteMany(hashTokensInCall(call)),
  };
}

const SESSION = 'session';

interface AdapterCall {
  readonly model: string;
  readonly where?: Where[] | undefined;
  readonly update?: Record<string, unknown>;
}

/** Replaces tokens in a call with their digests. */
function hashTokensInCall<C extends AdapterCall>(call: C): C {
  if (call.model !== SESSION) return call;
  const where = call.where?.map((one) =>
    one.field === 'token' ? { ...one, value: hashTokens(one.value) } : one,
  );
  const token = call.update?.['token'];
  return {
    ...call,
    ...(where && { where }),
    ...(typeof token === 'string' && { update: { ...call.update, token: hashToken(token) } }),
  };
}

function hashTokens(value: Where['value']): Where['value'] {
  if (Array.isArray(value)) return value.map((one) => hashToken(String(one)));
  return typeof value === 'string' ? hashToken(value) : value;
}

/** Puts the plain token back into a row that was found by it. */
function restoreToken<R extends object>(row: R, { model, where = [] }: AdapterCall): R {
  const token = where.find(({ field }) => field === 'token')?.value;
  return model === SESSION && typeof token === 'string' ? { ...row, token } : row;
}
