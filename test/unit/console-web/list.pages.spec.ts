import {
  toExportQuery,
  exportFileName,
  DEFAULT_EXPORT_OPTIONS,
} from '../../../packages/console/web/src/export/export.options.js';
import { groupByBot, nodeSwitchOf } from '../../../packages/console/web/src/nodes/node.types.js';
import { parseUserAgent } from '../../../packages/console/web/src/access/user.agent.js';
import {
  toLimitFields,
  toLimits,
  NO_LIMITS,
} from '../../../packages/console/web/src/access/limits.js';
import { expiresAtFor } from '../../../packages/console/web/src/tokens/token.lifetime.js';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

describe('the pages of lists', () => {
  it('name the device of a session', () => {
    expect(parseUserAgent(CHROME)).toEqual({ browser: 'Chrome', system: 'Linux' });
    expect(parseUserAgent(IPHONE)).toEqual({ browser: 'Safari', system: 'iPhone' });
    expect(parseUserAgent(null)).toEqual({ browser: undefined, system: undefined });
  });

  it('treat an empty selection as no limit', () => {
    expect(toLimits(NO_LIMITS)).toEqual({ languages: null, prefixes: null });
    const limits = { languages: ['hi'], prefixes: null };
    expect(toLimits(toLimitFields(limits))).toEqual(limits);
  });

  it('send the expiry of a token', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(expiresAtFor('30', now)).toBe('2026-01-31T00:00:00.000Z');
    expect(expiresAtFor('never', now)).toBeNull();
  });

  it('request the chosen file with a descriptive file name', () => {
    const options = { ...DEFAULT_EXPORT_OPTIONS, languages: ['en', 'hi'], prefix: 'orders' };
    expect(toExportQuery(options)).toEqual({
      format: 'csv',
      languages: 'en,hi',
      prefix: 'orders',
      state: 'draft',
    });
    expect(exportFileName(options, new Date('2026-12-23T08:00:00Z'))).toBe(
      'texts-orders-2026-12-23.csv',
    );
  });

  it('distinguish the switch of a node from that of its bot', () => {
    const ofBot = { bot: 'a', mode: 'fallback', changedAt: '2026-01-01T00:00:00Z' } as const;
    const ofNode = { ...ofBot, node: 'x', mode: 'handoff' } as const;
    const view = { bot: 'a', handlerLocation: 'P', circuit: null } as const;
    const nodes = [
      { ...view, node: 'x', mode: 'handoff', switch: ofNode },
      { ...view, node: 'y', mode: 'fallback', switch: ofBot },
    ] as const;
    const [bot] = groupByBot({ nodes, desks: [] }, [ofNode, ofBot]);
    expect(bot).toEqual({ bot: 'a', nodes: [...nodes], desk: undefined, currentSwitch: ofBot });
    expect(nodes.map(nodeSwitchOf)).toEqual([ofNode, undefined]);
  });
});
