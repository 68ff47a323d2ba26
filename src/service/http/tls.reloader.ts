import { stat } from 'node:fs/promises';
import type { Server } from 'node:https';
import { Logger } from '@nestjs/common';
import type { TlsConfig } from '../config/service.config.js';
import { readTlsCredentials, type TlsCredentials } from './tls.credentials.js';

/**
 * Polling sees what notifications of the file system miss: swapped symbolic links, as of Kubernetes, and
 * network drives.
 */
const CHECK_INTERVAL_MS = 1_000;
const DAY_MS = 86_400_000;
const EXPIRY_NOTICE_MS = 14 * DAY_MS;

/** Serves a new certificate when its files change, and keeps the last one while they are wrong. */
export class TlsReloader {
  readonly #logger = new Logger('Service');
  /** The files as they were at the last attempt. */
  #tried: string | undefined;
  #isReported = true;
  #warnedAt = -Infinity;

  /** @param current what the server serves */
  constructor(
    private readonly server: Pick<Server, 'setSecureContext'>,
    private readonly config: TlsConfig,
    private current: TlsCredentials,
  ) {}

  /** Checks the files every second, until the server closes. */
  static watch(server: Server, config: TlsConfig, current: TlsCredentials): void {
    const reloader = new TlsReloader(server, config, current);
    let checking: Promise<void> | undefined;
    const timer = setInterval(() => {
      checking ??= reloader.check().finally(() => (checking = undefined));
    }, CHECK_INTERVAL_MS).unref();
    server.once('close', () => clearInterval(timer));
  }

  /** Reloads the files if they have changed, and logs a certificate that expires soon, once a day. */
  async check(now = Date.now()): Promise<void> {
    const files = await this.fingerprint();
    if (files !== this.#tried) this.#isReported = false;
    if (files !== this.#tried || !this.#isReported) await this.reload(files);
    this.warnOfExpiry(now);
  }

  private async reload(files: string): Promise<void> {
    const isSecondAttempt = files === this.#tried;
    this.#tried = files;
    try {
      const next = await readTlsCredentials(this.config);
      this.#isReported = true;
      if (next.cert === this.current.cert && next.key === this.current.key) return;
      const { cert, key } = next;
      this.server.setSecureContext({ cert, key, minVersion: this.config.minVersion });
      this.current = next;
      this.#warnedAt = -Infinity;
      this.#logger.log(`TLS: certificate reloaded, valid until ${next.expiresAt.toISOString()}`);
    } catch (error) {
      // Files that are being written are wrong for a moment.
      if (!isSecondAttempt) return;
      this.#isReported = true;
      const reason = error instanceof Error ? error.message : String(error);
      this.#logger.error(`TLS: the new certificate is not used, the last one is kept. ${reason}`);
    }
  }

  private warnOfExpiry(now: number): void {
    const { expiresAt } = this.current;
    if (expiresAt.getTime() - now > EXPIRY_NOTICE_MS || now - this.#warnedAt < DAY_MS) return;
    this.#warnedAt = now;
    const verb = expiresAt.getTime() < now ? 'expired' : 'expires';
    this.#logger.warn(
      `TLS: the certificate in ${this.config.certFile} ${verb} on ${expiresAt.toISOString()}. Replace the files; they ` +
        'are reloaded without a restart.',
    );
  }

  /** Changes also with the owner and the permissions, so that files that could not be read are tried again. */
  private async fingerprint(): Promise<string> {
    const { certFile, keyFile } = this.config;
    const files = await Promise.all(
      [certFile, keyFile].map((file) =>
        stat(file, { bigint: true }).then(
          ({ ino, ctimeNs, mtimeNs, size }) => [ino, ctimeNs, mtimeNs, size].join(':'),
          (error: NodeJS.ErrnoException) => error.code,
        ),
      ),
    );
    return files.join(' ');
  }
}
