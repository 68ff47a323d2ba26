import { Logger } from '@nestjs/common';
import { type AgentDesk, HaptikAgentDesk } from 'nestjs-haptik';
import type { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { ServiceConfig } from './config/service.config.js';

type PlaygroundPackage = typeof import('@nestjs-haptik/cli/playground');
type RunningPlayground = Awaited<ReturnType<PlaygroundPackage['startPlayground']>>;

/** The playground beside the service, for development. */
export class DevelopmentPlayground {
  /** Hands chats off to the emulated platform, so that they arrive in the playground. */
  readonly desk: AgentDesk;
  #running: RunningPlayground | undefined;

  private constructor(
    private readonly playgrounds: PlaygroundPackage,
    private readonly emulator: HaptikPlatformEmulator,
    private readonly port: number,
    /** Where the secret is from: set, or the public one. */
    private readonly source: 'environment' | 'development',
  ) {
    this.desk = new HaptikAgentDesk(emulator.credentials);
  }

  /** Starts the emulated platform. @returns undefined in production, when it is off, or not installed */
  static async prepare(
    { playground, handoff, secrets = [] }: ServiceConfig,
    nodeEnv: string | undefined,
  ): Promise<DevelopmentPlayground | undefined> {
    if (nodeEnv === 'production' || playground.mode === 'off') return undefined;
    try {
      const playgrounds = await import('@nestjs-haptik/cli/playground');
      const emulator = playgrounds.createPlaygroundEmulator([handoff.team ?? 'support']);
      await emulator.start();
      const source = secrets.length > 0 ? 'environment' : 'development';
      return new DevelopmentPlayground(playgrounds, emulator, playground.port, source);
    } catch (error) {
      logFailure(error);
      return undefined;
    }
  }

  /** Starts the page for the webhook, and logs its address. A failure does not stop the service. */
  async open(webhook: string, secret: string): Promise<void> {
    const logger = new Logger('Service');
    try {
      this.#running = await this.playgrounds.startPlayground({
        target: {
          webhook: new URL(webhook),
          bot: undefined,
          secrets: [{ variable: 'HAPTIK_SECRET', source: this.source, value: secret }],
        },
        port: this.port,
        isPortFlexible: true,
        file: this.playgrounds.PLAYGROUND_FILE,
        emulator: this.emulator,
        log: (text) => logger.error(text.trimEnd()),
      });
      logger.log(`Playground: ${this.#running.url}`);
    } catch (error) {
      logFailure(error);
    }
  }

  /** Stops the page and the emulated platform. */
  async stop(): Promise<void> {
    await this.#running?.stop();
    await this.emulator.stop();
  }
}

function logFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  new Logger('Service').warn(
    `The playground did not start (${reason}). Set HAPTIK_PLAYGROUND=off to do without it.`,
  );
}
