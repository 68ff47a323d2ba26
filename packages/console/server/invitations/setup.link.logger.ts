import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { take } from 'rxjs';
import { HostProviders } from '../common/host.providers.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { UsersRepository } from '../users/users.repository.js';
import { OneTimeLinks } from '../users/one.time.links.js';

const SETUP_LINK_HOURS = 24;

/** Logs the link for creating the first administrator, at each start until one exists. */
@Injectable()
export class SetupLinkLogger implements OnApplicationBootstrap {
  readonly #logger = new Logger('HaptikConsole');

  constructor(
    private readonly host: HostProviders,
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
        // This secret is logged on purpose: access to the log shows that the reader operates the
        // application.
        this.#logger.log(
          'The console has no administrator yet. Create one with this link, which works ' +
            `once within ${SETUP_LINK_HOURS} hours; keep it secret: ` +
            `${this.page}#${token}`,
        );
      });
    this.host.http.listen$.pipe(take(1)).subscribe(() => void invite());
  }

  private get page(): string {
    const { url } = this.settings;
    if (url !== undefined) return `${url}/setup`;
    const server = this.host.http.httpAdapter.getHttpServer() as { address(): AddressInfo | null };
    const { address = '::', port } = server.address() ?? {};
    const isAny = address === '::' || address === '0.0.0.0';
    const host = isAny ? 'localhost' : address.includes(':') ? `[${address}]` : address;
    const path = this.host.mountedPaths.resolve('/setup').join('/');
    return `${server instanceof TlsServer ? 'https' : 'http'}://${host}:${port}/${path}`;
  }
}
