import {
  exportQuery,
  fileNameOf,
  FIRST_CHOICE,
} from '../../../console/src/export/export.choice.js';
import { botsOf, ownSwitchOf } from '../../../console/src/nodes/node.views.js';
import { deviceOf } from '../../../console/src/people/device.js';
import { limitFieldsOf, limitsOf, NO_LIMITS } from '../../../console/src/people/limits.js';
import { expiryOf } from '../../../console/src/tokens/token.lifetime.js';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

describe('the pages of lists', () => {
  it('name the device of a session', () => {
    expect(deviceOf(CHROME)).toEqual({ browser: 'Chrome', system: 'Linux' });
    expect(deviceOf(IPHONE)).toEqual({ browser: 'Safari', system: 'iPhone' });
    expect(deviceOf(null)).toEqual({ browser: undefined, system: undefined });
  });

  it('take nothing chosen for no limit', () => {
    expect(limitsOf(NO_LIMITS)).toEqual({ languages: null, prefixes: null });
    const limits = { languages: ['hi'], prefixes: null };
    expect(limitsOf(limitFieldsOf(limits))).toEqual(limits);
  });

  it('tell the server when a token ends', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(expiryOf('30', now)).toBe('2026-01-31T00:00:00.000Z');
    expect(expiryOf('never', now)).toBeNull();
  });

  it('ask for the file that was chosen, by a name that tells what it holds', () => {
    const choice = { ...FIRST_CHOICE, languages: ['en', 'hi'], prefix: 'orders' };
    expect(exportQuery(choice)).toEqual({
      format: 'csv',
      languages: 'en,hi',
      prefix: 'orders',
      state: 'draft',
    });
    expect(fileNameOf(choice, new Date('2026-12-23T08:00:00Z'))).toBe(
      'texts-orders-2026-12-23.csv',
    );
  });

  it('tell the switch of a node from that of its bot', () => {
    const ofBot = { bot: 'a', mode: 'fallback', changedAt: '2026-01-01T00:00:00Z' } as const;
    const ofNode = { ...ofBot, node: 'x', mode: 'handoff' } as const;
    const view = { bot: 'a', place: 'P', circuit: null } as const;
    const nodes = [
      { ...view, node: 'x', mode: 'handoff', switch: ofNode },
      { ...view, node: 'y', mode: 'fallback', switch: ofBot },
    ] as const;
    const [bot] = botsOf({ nodes, desks: [] }, [ofNode, ofBot]);
    expect(bot).toEqual({ bot: 'a', nodes: [...nodes], desk: undefined, own: ofBot });
    expect(nodes.map(ownSwitchOf)).toEqual([ofNode, undefined]);
  });
});
