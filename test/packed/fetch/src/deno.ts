import { handler } from './order.handler.js';

declare const Deno: {
  readonly env: { get(name: string): string | undefined };
  serve(options: { port: number; hostname: string }, handle: typeof handler): unknown;
};

Deno.serve({ port: Number(Deno.env.get('PORT')), hostname: '127.0.0.1' }, handler);
