import { carousel, card, type Channel } from 'nestjs-haptik/hsl';
import type { Run, RunMessage } from '../../../packages/cli/src/playground/playground.contract.js';
import {
  countFindings,
  findForChannels,
} from '../../../packages/cli/web/src/inspector/findings/run.findings.js';

const runWith = (...messages: readonly RunMessage[]): Run =>
  ({ reply: { status: true, messages } }) as Partial<Run> as Run;

const channelsOf = (run: Run): readonly Channel[] =>
  findForChannels(run).map(({ channel }) => channel);

describe('the findings of a call in the playground', () => {
  it('are none for a short text', () => {
    expect(findForChannels(runWith({ text: 'Hello' }))).toEqual([]);
  });

  it('are those of a text that is too long for a channel', () => {
    const run = runWith({ text: 'Hello' }, { text: 'a'.repeat(600) });
    const facebook = findForChannels(run).find(({ channel }) => channel === 'facebook');
    expect(facebook?.findings).toMatchObject([{ messageNo: 2 }]);
    expect(channelsOf(run)).not.toContain('whatsapp');
    expect(countFindings(run)).toBeGreaterThan(0);
  });

  it('are those of an element that a channel does not show', () => {
    const element = carousel('Ours', [card({ title: 'Kettle' }), card({ title: 'Lamp' })]);
    expect(channelsOf(runWith({ element }))).toContain('whatsapp');
  });
});
