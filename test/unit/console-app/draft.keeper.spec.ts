import { DraftKeeper } from '../../../console/src/messages/drafts/draft.keeper.js';
import type { ShelvedDraft } from '../../../console/src/messages/drafts/draft.shelf.js';
import type { DraftBase } from '../../../console/src/messages/drafts/draft.state.js';
import {
  BASE,
  OneTextServer,
  PLACE,
  problem,
  shelfOf,
  viewOf,
} from '../../support/draft.server.js';

describe('a draft that is written', () => {
  let server: OneTextServer;
  let kept: Map<string, ShelvedDraft>;
  let keepers: DraftKeeper[] = [];
  const open = (base = BASE): DraftKeeper => {
    const keeper = new DraftKeeper(PLACE, base, server, shelfOf(kept));
    keepers.push(keeper);
    return keeper;
  };

  beforeEach(() => {
    server = new OneTextServer();
    kept = new Map();
  });

  afterEach(() => {
    for (const keeper of keepers) keeper.close();
    keepers = [];
  });

  it('is saved, and then kept by the server only', async () => {
    const keeper = open();
    keeper.write('new');
    expect(kept.get(PLACE.key)).toMatchObject({ text: 'new', version: 3 });
    await keeper.flush();
    expect(keeper.snapshot()).toEqual({ text: 'new', status: 'saved' });
    expect([server.draft, kept.size]).toEqual(['new', 0]);
  });

  it('is saved again when it changed while it was saved', async () => {
    const keeper = open();
    server.arriving = () => {
      server.arriving = () => undefined;
      keeper.write('newer');
    };
    keeper.write('new');
    await keeper.flush();
    expect([server.draft, server.version]).toEqual(['newer', 5]);
    expect(keeper.snapshot()).toEqual({ text: 'newer', status: 'saved' });
  });

  it('stays in the browser while the server is away, and is there when it opens again', async () => {
    server.fault = problem('offline');
    const keeper = open();
    keeper.write('new');
    await keeper.flush();
    expect(keeper.snapshot().status).toBe('failed');

    server.fault = undefined;
    const again = open();
    expect(again.snapshot()).toEqual({ text: 'new', status: 'dirty' });
    await again.flush();
    expect([server.draft, kept.size]).toEqual(['new', 0]);
  });

  const becomes = (keeper: DraftKeeper, status: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (keeper.snapshot().status !== status) return;
        stop();
        resolve();
      };
      const stop = keeper.subscribe(look);
      look();
    });

  it.each(['offline', 'unavailable', 'too-many'])(
    'is saved once the server answers again, without another letter (%s)',
    async (code) => {
      const keeper = open();
      keeper.open();
      server.fault = problem(code);
      keeper.write('new');
      await keeper.flush();
      const states: string[] = [];
      keeper.subscribe(() => states.push(keeper.snapshot().status));
      let attempts = 0;
      server.arriving = () => {
        attempts += 1;
        if (attempts === 2) server.fault = undefined;
      };
      await becomes(keeper, 'saved');
      expect([server.draft, kept.size, attempts]).toEqual(['new', 0, 2]);
      expect(states).not.toContain('saving');
      keeper.close();
    },
  );

  it('is saved at once when something else was answered', async () => {
    const keeper = open();
    keeper.open();
    server.fault = problem('offline');
    keeper.write('new');
    await keeper.flush();
    server.fault = undefined;
    keeper.retry();
    await becomes(keeper, 'saved');
    expect(server.draft).toBe('new');
    keeper.close();
  });

  it.each(['denied', 'invalid', 'signed-out'])(
    'is not sent again where that cannot help (%s)',
    async (code) => {
      const keeper = open();
      keeper.open();
      server.fault = problem(code);
      keeper.write('new');
      await keeper.flush();
      let attempts = 0;
      server.arriving = () => (attempts += 1);
      keeper.retry();
      expect([attempts, keeper.snapshot().status]).toEqual([0, 'failed']);
    },
  );

  it('never writes over what somebody else wrote', async () => {
    server.version = 4;
    server.draft = 'theirs';
    const keeper = open();
    keeper.write('mine');
    await keeper.flush();
    expect(keeper.snapshot()).toMatchObject({ text: 'mine', status: 'conflict' });
    expect(server.draft).toBe('theirs');
    await keeper.flush();
    expect(server.draft).toBe('theirs');
  });

  it('is written over theirs when that is chosen', async () => {
    server.version = 4;
    const keeper = open();
    keeper.write('mine');
    await keeper.flush();
    keeper.write('mine, with theirs');
    await keeper.keepMine(viewOf(null, 4));
    expect(keeper.snapshot()).toEqual({ text: 'mine, with theirs', status: 'saved' });
    expect(server.draft).toBe('mine, with theirs');
  });

  it('is given up when theirs is chosen', async () => {
    server.version = 4;
    server.draft = 'theirs';
    const keeper = open();
    keeper.write('mine');
    await keeper.flush();
    keeper.takeTheirs(viewOf('theirs', 4));
    expect(keeper.snapshot()).toEqual({ text: 'theirs', status: 'clean' });
    expect(kept.size).toBe(0);
  });

  it('never gives way by itself to a newer text: it tells of it, and shows it when asked', () => {
    const keeper = open();
    const newer = { ...BASE, text: 'newer', version: 4 };
    keeper.adopt(newer);
    expect(keeper.snapshot()).toEqual({ text: 'old', status: 'clean', newer });
    keeper.adopt({ ...BASE, text: 'older', version: 2 });
    expect(keeper.snapshot()).toMatchObject({ text: 'old', newer });
    keeper.showNewer();
    expect(keeper.snapshot()).toEqual({ text: 'newer', status: 'clean' });
  });

  it('tells of nothing when others left the words as they are', async () => {
    const keeper = open();
    keeper.adopt({ ...BASE, published: null, version: 4 });
    expect(keeper.snapshot()).toEqual({ text: 'old', status: 'clean' });
    const asked: number[] = [];
    await keeper.act(async (version) => (asked.push(version), viewOf(null, 5)));
    expect(asked).toEqual([4]);
  });

  it('is never written over a text that came before it', async () => {
    const keeper = open();
    server.write('theirs');
    keeper.adopt({ ...BASE, text: 'theirs', version: 4 });
    keeper.write('mine');
    await keeper.flush();
    expect(keeper.snapshot()).toMatchObject({ text: 'mine', status: 'conflict' });
    expect(server.draft).toBe('theirs');
  });

  it('is no conflict when somebody else wrote the very same words', async () => {
    const keeper = open();
    server.write('new');
    keeper.write('new');
    await keeper.flush();
    expect(keeper.snapshot()).toEqual({ text: 'new', status: 'saved' });
    expect([server.version, kept.size]).toEqual([4, 0]);
  });

  it('keeps what is written while it is published', async () => {
    const keeper = open();
    keeper.write('new');
    await keeper.act(async () => {
      keeper.write('newer');
      server.published = server.draft;
      server.write(null);
      return server.view;
    });
    await keeper.flush();
    expect([server.published, server.draft]).toEqual(['new', 'newer']);
    expect(keeper.snapshot()).toEqual({ text: 'newer', status: 'saved' });
  });

  it('is not acted on when it became another one while it was saved', async () => {
    const keeper = open();
    server.arriving = () => {
      server.arriving = () => undefined;
      keeper.write('half a sen');
    };
    keeper.write('new');
    const acted = await keeper.act(() => Promise.reject(new Error('not reached')));
    expect([acted, server.draft]).toEqual([undefined, 'half a sen']);
  });

  describe('of a text that was never published', () => {
    const unpublished = (inCode: string | null): DraftBase => ({
      ...BASE,
      published: null,
      inCode,
      text: 'fresh',
    });

    beforeEach(() => {
      server.published = null;
      server.draft = 'fresh';
    });

    it('is empty when it is emptied over a text in code', async () => {
      const keeper = open(unpublished('in code'));
      keeper.write('');
      await keeper.flush();
      expect([server.draft, keeper.snapshot().text]).toEqual(['', '']);
    });

    it('is none when it is emptied where code has nothing', async () => {
      const keeper = open(unpublished(null));
      keeper.write('');
      await keeper.flush();
      expect([server.draft, keeper.snapshot().text]).toEqual([null, '']);
    });

    it('gives way to the text in code when it is discarded', () => {
      const keeper = open(unpublished('in code'));
      server.write(null);
      keeper.takeTheirs(server.view);
      expect(keeper.snapshot()).toEqual({ text: 'in code', status: 'clean' });
    });
  });

  describe('and arrives without an answer', () => {
    beforeEach(async () => {
      server.isMute = true;
      const left = open();
      left.write('new');
      await left.flush();
      server.isMute = false;
    });

    const now = (): DraftBase => ({ ...BASE, text: server.draft ?? '', version: server.version });

    it('is not unsaved when the page is opened again', () => {
      expect(open(now()).snapshot()).toEqual({ text: 'new', status: 'clean' });
      expect(kept.size).toBe(0);
    });

    it('is gone on with, without a conflict of the writer with himself', async () => {
      const keeper = open();
      keeper.write('newer');
      await keeper.flush();
      expect(keeper.snapshot()).toEqual({ text: 'newer', status: 'saved' });
      expect([server.draft, kept.size]).toEqual(['newer', 0]);
    });

    it('is gone on with when the page was left again meanwhile', async () => {
      open().write('newer');
      const keeper = open(now());
      await keeper.flush();
      expect(keeper.snapshot()).toEqual({ text: 'newer', status: 'saved' });
      expect([server.draft, kept.size]).toEqual(['newer', 0]);
    });

    it('makes no conflict when somebody else has written over it since', async () => {
      server.write('theirs');
      const keeper = open(now());
      await keeper.flush();
      expect(keeper.snapshot()).toEqual({ text: 'theirs', status: 'clean' });
      expect([server.draft, kept.size]).toEqual(['theirs', 0]);
    });

    it('makes one when it was changed after that', async () => {
      server.write('theirs');
      const keeper = open(now());
      keeper.write('newest');
      await keeper.flush();
      expect(keeper.snapshot()).toMatchObject({ text: 'newest', status: 'conflict' });
      expect(server.draft).toBe('theirs');
    });
  });
});
