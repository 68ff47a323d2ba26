import { Readable } from 'node:stream';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RawBodyMissingError } from './raw.body.error.js';

type Next = (error?: unknown) => void;
type Parser = (request: Readable, response: object, next: Next) => void;

/** The parts of Express and of Fastify that tell how JSON bodies are read. */
interface ExpressLike {
  readonly router?: { readonly stack?: readonly { name: string; handle: Parser }[] };
}
interface FastifyParsers {
  getParser?(
    type: string,
  ): { asBuffer: boolean; fn: (request: object, body: Buffer, done: Next) => void } | undefined;
}
interface FastifyLike {
  hasRequestDecorator?(name: string): boolean;
  readonly [key: symbol]: FastifyParsers;
}

const SAMPLE = Buffer.from('{}');

/**
 * Fails the boot when the platform's JSON parser does not keep the bytes. Hands it a sample and
 * looks; when the application reads bodies in a way of its own, the first call tells.
 */
@Injectable()
export class RawBodyCheck implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost) {}

  /** @throws RawBodyMissingError */
  async onApplicationBootstrap(): Promise<void> {
    const adapter = this.host.httpAdapter;
    const type = adapter?.getType?.();
    const keeps =
      type === 'express'
        ? await keptByExpress(adapter.getInstance<ExpressLike>())
        : type === 'fastify' && (await keptByFastify(adapter.getInstance<FastifyLike>()));
    if (keeps === false && (type === 'express' || type === 'fastify')) {
      throw new RawBodyMissingError();
    }
  }
}

/** Whether the bytes are kept; undefined when that cannot be told. */
async function keptByExpress(app: ExpressLike): Promise<boolean | undefined> {
  const parsers = app.router?.stack?.filter(({ name }) => name === 'jsonParser') ?? [];
  if (parsers.length === 0) return undefined;
  const headers = { 'content-type': 'application/json', 'content-length': String(SAMPLE.length) };
  const request = Object.assign(Readable.from([SAMPLE]), { headers, method: 'POST', url: '/' });
  for (const { handle } of parsers) {
    await new Promise<void>((resolve) => handle(request, {}, () => resolve()));
  }
  return Buffer.isBuffer((request as { rawBody?: unknown }).rawBody);
}

async function keptByFastify(app: FastifyLike): Promise<boolean | undefined> {
  if (app.hasRequestDecorator?.('rawBody')) return undefined;
  const key = Object.getOwnPropertySymbols(app).find(
    ({ description }) => description === 'fastify.contentTypeParser',
  );
  const parser = key && app[key]?.getParser?.('application/json');
  // Nest's own wants a buffer. Fastify's, as with bodyParser: false, and those of the host are passed by.
  if (!parser?.asBuffer) return undefined;
  const request: { rawBody?: unknown } = {};
  await new Promise<void>((resolve) => parser.fn(request, SAMPLE, () => resolve()));
  return Buffer.isBuffer(request.rawBody);
}
