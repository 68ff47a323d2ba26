import { Injectable } from '@nestjs/common';
import { eq, inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { consoleTokens, consoleUsers } from '../storage/database/console.schema.js';
import { ConsoleStorage } from './console.storage.js';

/** What somebody is called, of whom history and audit log have the id. */
export type ResolveDisplayName = (id: string) => string;

const tokenName = sql<string>`'token ' || ${consoleTokens.name}`;

/**
 * What people and API tokens are called now. Texts are changed in the name of an id, so that two people
 * of one name are two, and somebody who is renamed is still the same.
 */
@Injectable()
export class DisplayNameResolver {
  constructor(private readonly storage: ConsoleStorage) {}

  /** Names for ids; an id that nobody has, such as a name that a program gave, is its own name. */
  async resolve(ids: Iterable<string>): Promise<ResolveDisplayName> {
    const wanted = [...new Set(ids)].filter((id) => id !== '');
    if (wanted.length === 0) return (id) => id;
    const { orm } = this.storage;
    const rows = await unionAll(
      orm
        .select({ id: consoleUsers.id, name: sql<string>`${consoleUsers.name}` })
        .from(consoleUsers)
        .where(inArray(consoleUsers.id, wanted)),
      orm
        .select({ id: consoleTokens.id, name: tokenName })
        .from(consoleTokens)
        .where(inArray(consoleTokens.id, wanted)),
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  }

  /** The ids of those who are called something; and what was given, which may be an id itself. */
  async findIds(name: string): Promise<string[]> {
    const { orm } = this.storage;
    const rows = await unionAll(
      orm.select({ id: consoleUsers.id }).from(consoleUsers).where(eq(consoleUsers.name, name)),
      orm.select({ id: consoleTokens.id }).from(consoleTokens).where(eq(tokenName, name)),
    );
    return [name, ...rows.map(({ id }) => id)];
  }
}
