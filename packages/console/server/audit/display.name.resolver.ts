import { Injectable } from '@nestjs/common';
import { eq, inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { consoleTokens, consoleUsers } from '@nestjs-haptik/storage/internal';
import { ConsoleStorage } from '../common/console.storage.js';

/** Returns the display name for an id in history or audit log. */
export type ResolveDisplayName = (id: string) => string;

const tokenName = sql<string>`'token ' || ${consoleTokens.name}`;

/**
 * Resolves ids to the current names of users and API tokens. Changes are stored by id, so that two
 * users of the same name stay distinct, and a rename keeps the history of a user.
 */
@Injectable()
export class DisplayNameResolver {
  constructor(private readonly storage: ConsoleStorage) {}

  /**
   * Returns names for ids. An unknown id, such as a name that a program gave, is returned as it is.
   */
  async resolve(ids: Iterable<string>): Promise<ResolveDisplayName> {
    const uniqueIds = [...new Set(ids)].filter((id) => id !== '');
    if (uniqueIds.length === 0) return (id) => id;
    const { orm } = this.storage;
    const rows = await unionAll(
      orm
        .select({ id: consoleUsers.id, name: sql<string>`${consoleUsers.name}` })
        .from(consoleUsers)
        .where(inArray(consoleUsers.id, uniqueIds)),
      orm
        .select({ id: consoleTokens.id, name: tokenName })
        .from(consoleTokens)
        .where(inArray(consoleTokens.id, uniqueIds)),
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  }

  /** Returns the ids with this name, and the given value, which may itself be an id. */
  async findIds(name: string): Promise<string[]> {
    const { orm } = this.storage;
    const rows = await unionAll(
      orm.select({ id: consoleUsers.id }).from(consoleUsers).where(eq(consoleUsers.name, name)),
      orm.select({ id: consoleTokens.id }).from(consoleTokens).where(eq(tokenName, name)),
    );
    return [name, ...rows.map(({ id }) => id)];
  }
}
