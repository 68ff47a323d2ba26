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
});
