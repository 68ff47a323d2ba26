import { Client } from 'pg';

declare module 'pg' {
  interface Client {
    /** The startup parameters of the driver. Missing in its types. */
    getStartupConf(): Record<string, string>;
  }
}

/**
 * Required settings, independent of role and database settings: the driver parses times as ISO 8601. As
 * startup parameters they need no statement, and poolers keep them per client.
 */
const SESSION_SETTINGS = {
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
};

/**
 * A connection whose failure rejects its queries and never ends the process: `pg` also emits `error`
 * events, several times and without listeners.
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
