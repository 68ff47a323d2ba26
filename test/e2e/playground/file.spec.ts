import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlaygroundClient } from '../../support/playground/playground.client.js';

const url = 'http://127.0.0.1:1/haptik';
let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'presets-'))));
afterEach(() => rm(folder, { recursive: true }));

const FLOW = {
  steps: [{ node: 'menu', isEndNode: false, says: ['hi'], buttons: { Tea: { node: 'order' } } }],
  fallback: { node: 'unknown', bot: 'shop' },
};

describe('the file of presets and flow', () => {
  it('is created by the first change, and read at the next start', async () => {
    const file = join(folder, 'new', 'playground.json');
    const first = await PlaygroundClient.start({ url, file });
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    const inputs = ['b', 'a', 'b'].map((name, no) =>
      first.request('PUT', `api/presets/${name}`, { node: `order_${no}` }),
    );
    await Promise.all(inputs);
    await first.request('PUT', 'api/flow', FLOW);
    await first.request('DELETE', 'api/presets/a');
    await first.stop();
    const second = await PlaygroundClient.start({ url, file });
    const { presets, flow, nodes, fileError } = await second.state();
    expect(presets).toEqual([{ name: 'b', input: { node: 'order_2' } }]);
    expect(flow).toEqual(FLOW);
    expect(nodes.map(({ name, bot, source }) => [name, bot, source])).toEqual([
      ['menu', undefined, 'flow'],
      ['order', undefined, 'flow'],
      ['unknown', 'shop', 'flow'],
      ['order_2', undefined, 'flow'],
    ]);
    expect(fileError).toBeUndefined();
    await second.stop();
  });

  it.each([
    ['is not JSON', '{"version":'],
    ['is of another version', '{"version":2,"flow":{"steps":[]},"presets":[]}'],
  ])('is not changed when it %s, and the page is informed', async (_, contents) => {
    const file = join(folder, 'playground.json');
    await writeFile(file, contents);
    const playground = await PlaygroundClient.start({ url, file });
    await playground.request('PUT', 'api/flow', FLOW);
    const { flow, fileError } = await playground.state();
    expect(flow).toEqual(FLOW);
    expect(fileError).toContain('is not used');
    await playground.stop();
    expect(await readFile(file, 'utf8')).toBe(contents);
  });

  it('of two playgrounds keeps the presets of both', async () => {
    const file = join(folder, 'playground.json');
    const both = [
      await PlaygroundClient.start({ url, file }),
      await PlaygroundClient.start({ url, file }),
    ] as const;
    await both[0].request('PUT', 'api/presets/first', { node: 'order' });
    await both[1].request('PUT', 'api/presets/second', { node: 'order' });
    await both[0].request('PUT', 'api/flow', FLOW);
    const { presets, flow } = await both[0].state();
    expect(presets.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(flow).toEqual(FLOW);
    await Promise.all(both.map((one) => one.stop()));
  });

  it('of two playgrounds keeps the changes of both in the flow, and says when they contradict', async () => {
    const file = join(folder, 'playground.json');
    const both = [
      await PlaygroundClient.start({ url, file }),
      await PlaygroundClient.start({ url, file }),
    ] as const;
    const step = (node: string, says: string) => ({
      node,
      isEndNode: false,
      says: [says],
      buttons: {},
    });
    const put = (no: 0 | 1, ...steps: readonly object[]) =>
      both[no].request('PUT', 'api/flow', { steps });
    await put(0, step('menu', 'hi'));
    await put(1, step('order', 'buy'));
    const joined = [step('order', 'buy'), step('menu', 'hi')];
    expect((await both[1].state()).flow.steps).toEqual(joined);
    const changed = [step('order', 'order'), step('menu', 'hi')] as const;
    const refused = await put(0, ...changed);
    expect([refused.status, refused.body['message']]).toEqual([
      409,
      `Another playground changed the step of order in ${file}. Its change is shown now: make yours again.`,
    ]);
    expect((await both[0].state()).flow.steps).toEqual(joined);
    expect((await put(0, ...changed)).body).toEqual({ steps: changed });
    await Promise.all(both.map((one) => one.stop()));
  });

  it('that cannot be written does not stop the playground', async () => {
    await writeFile(join(folder, 'taken'), '');
    const file = join(folder, 'taken', 'playground.json');
    const playground = await PlaygroundClient.start({ url, file });
    await playground.request('PUT', 'api/flow', FLOW);
    const { fileError } = await playground.waitForState((state) => state.fileError !== undefined);
    expect(fileError).toContain(file);
    await playground.stop();
  });
});
