import { Client } from 'pg';

/**
 * A connection whose end is told to those who use it, and never ends the process: `pg` reports it as
 * an event as well, more than once, and in moments in which nobody listens.
 */
export class PatientClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    this.on('error', () => undefined);
  }
}
