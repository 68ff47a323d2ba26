import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that keeps what it receives. */
export class MailServer {
  readonly messages: string[] = [];
  /** The passwords of the clients that signed in. */
  readonly passwords: unknown[] = [];
  readonly #server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) => {
      this.passwords.push(password);
      done(null, { user: username });
    },
    onData: (stream, _, done) => void this.keep(stream).finally(done),
  });

  /** @returns the port */
  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  private async keep(stream: Readable): Promise<void> {
    this.messages.push(await text(stream));
  }
}
