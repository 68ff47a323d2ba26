import { Client } from 'pg';

declare module 'pg' {
  interface Client {
    /** What the driver sends when it connects. Its types do not name this. */
    getStartupConf(): Record<string, string>;
  }
}

/**
 * What is relied on, whatever a role or a database has set: the driver reads times as ISO 8601. Sent
 * with the first packet this needs no statement, and poolers keep it for each client.
 */
const SESSION_SETTINGS = {
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
};

/**
 * A connection whose end is told to those who use it, and never ends the process: `pg` reports it as
 * an event as well, more than once, and in moments in which nobody listens.
 */
export class ResilientPgClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    this.on('error', () => undefined);
  }

  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...SESSION_SETTINGS };
  }
}
