import { handler } from './order.handler.js';

declare const Bun: {
  readonly env: Readonly<Record<string, string>>;
  serve(options: { port: number; hostname: string; fetch: typeof handler }): unknown;
};

Bun.serve({ port: Number(Bun.env['PORT']), hostname: '127.0.0.1', fetch: handler });
