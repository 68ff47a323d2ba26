import { QueryClient, QueryObserver } from '@tanstack/query-core';
import { refreshRun, runKey } from '../../../packages/cli/web/src/api/run.refresh.js';

describe('a call on the page of the playground', () => {
  it('is fetched again when it ends while it is fetched for the first time', async () => {
    const first = Promise.withResolvers<string>();
    const responses = [first.promise, Promise.resolve('answered')];
    const queryFn = (): Promise<string> | undefined => responses.shift();
    const client = new QueryClient();
    const run = new QueryObserver(client, {
      queryKey: runKey('1'),
      queryFn: async () => queryFn(),
    });
    const close = run.subscribe(() => undefined);

    const refreshed = refreshRun(client, '1');
    first.resolve('running');
    await refreshed;

    expect(run.getCurrentResult().data).toBe('answered');
    close();
    client.clear();
  });

  it('has other code to save when it has ended', async () => {
    const responses = ['of a running call', 'of its reply'];
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const options = { queryKey: ['export', '1', 'jest'], queryFn: async () => responses.shift() };
    await client.query(options);
    await refreshRun(client, '1');
    expect(await client.query(options)).toBe('of its reply');
    client.clear();
  });
});
