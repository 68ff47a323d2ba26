import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { take } from 'rxjs';
import { ResolvedConsoleOptions } from './resolved.console.options.js';
import { ConsoleStorage } from './console.storage.js';
import { UsersRepository } from './users.repository.js';
import { OneTimeLinks } from './one.time.links.js';

const SETUP_LINK_HOURS = 24;

/** Prints the link by which the first administrator comes in, at each start while there is none. */
@Injectable()
export class SetupLinkLogger implements OnApplicationBootstrap {
  readonly #logger = new Logger('HaptikConsole');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly settings: ResolvedConsoleOptions,
    private readonly storage: ConsoleStorage,
    private readonly users: UsersRepository,
    private readonly links: OneTimeLinks,
  ) {}

  onApplicationBootstrap(): void {
    const invite = () =>
      this.storage.onOpen(async ({ orm }) => {
        if (await this.users.hasAdministrator(orm)) return;
        const token = await this.links.issue(orm, 'setup', SETUP_LINK_HOURS);
        // The one secret that is meant to be read in the log: whoever reads it runs the application.
        this.#logger.log(
          `The console has no administrator yet. This link makes one, once, within ${SETUP_LINK_HOURS} hours; ` +
            `keep it to yourself: ${this.url}/setup#${token}`,
        );
      });
    this.host.listen$.pipe(take(1)).subscribe(() => void invite());
  }

  private get url(): string {
    const { url, path } = this.settings;
    if (url !== undefined) return url;
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | null };
    const { address = '::', port } = server.address() ?? {};
    const isAny = address === '::' || address === '0.0.0.0';
    const host = isAny ? 'localhost' : address.includes(':') ? `[${address}]` : address;
    return `${server instanceof TlsServer ? 'https' : 'http'}://${host}:${port}/${path}`;
  }
}
