import { DraftAutosave } from '../../../packages/console/web/src/messages/drafts/draft.autosave.js';
import type { StoredDraft } from '../../../packages/console/web/src/messages/drafts/local.draft.storage.js';
import type { DraftBase } from '../../../packages/console/web/src/messages/drafts/draft.state.js';
import {
  DRAFT_BASE,
  SingleTextDraftServer,
  TEXT_PLACE,
  createProblem,
  createDraftStorage,
  createTextView,
} from '../../support/console/single.text.draft.server.js';

describe('a draft being written', () => {
  let server: SingleTextDraftServer;
  let kept: Map<string, StoredDraft>;
  let autosaves: DraftAutosave[] = [];
  const open = (base = DRAFT_BASE): DraftAutosave => {
    const autosave = new DraftAutosave(TEXT_PLACE, base, server, createDraftStorage(kept));
    autosaves.push(autosave);
    return autosave;
  };

  beforeEach(() => {
    server = new SingleTextDraftServer();
    kept = new Map();
  });

  afterEach(() => {
    for (const autosave of autosaves) autosave.close();
    autosaves = [];
  });

  it('is saved, then removed from the browser', async () => {
    const autosave = open();
    autosave.write('new');
    expect(kept.get(TEXT_PLACE.key)).toMatchObject({ text: 'new', version: 3 });
    await autosave.flush();
    expect(autosave.getSnapshot()).toEqual({ text: 'new', status: 'saved' });
    expect([server.draft, kept.size]).toEqual(['new', 0]);
  });

  it('is saved again after a change during the save', async () => {
    const autosave = open();
    server.onSave = () => {
      server.onSave = () => undefined;
      autosave.write('newer');
    };
    autosave.write('new');
    await autosave.flush();
    expect([server.draft, server.version]).toEqual(['newer', 5]);
    expect(autosave.getSnapshot()).toEqual({ text: 'newer', status: 'saved' });
  });

  it('stays in the browser while the server is unavailable, and is restored on reopening', async () => {
    server.error = createProblem('offline');
    const autosave = open();
    autosave.write('new');
    await autosave.flush();
    expect(autosave.getSnapshot().status).toBe('failed');

    server.error = undefined;
    const again = open();
    expect(again.getSnapshot()).toEqual({ text: 'new', status: 'dirty' });
    await again.flush();
    expect([server.draft, kept.size]).toEqual(['new', 0]);
  });

  const becomes = (autosave: DraftAutosave, status: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (autosave.getSnapshot().status !== status) return;
        stop();
        resolve();
      };
      const stop = autosave.subscribe(look);
      look();
    });

  it.each(['offline', 'unavailable', 'too-many-requests'])(
    'is saved when the server responds again, without further typing (%s)',
    async (code) => {
      const autosave = open();
      autosave.open();
      server.error = createProblem(code);
      autosave.write('new');
      await autosave.flush();
      const states: string[] = [];
      autosave.subscribe(() => states.push(autosave.getSnapshot().status));
      let attempts = 0;
      server.onSave = () => {
        attempts += 1;
        if (attempts === 2) server.error = undefined;
      };
      await becomes(autosave, 'saved');
      expect([server.draft, kept.size, attempts]).toEqual(['new', 0, 2]);
      expect(states).not.toContain('saving');
      autosave.close();
    },
  );

  it('is saved at once when the server responds to another request', async () => {
    const autosave = open();
    autosave.open();
    server.error = createProblem('offline');
    autosave.write('new');
    await autosave.flush();
    server.error = undefined;
    autosave.retry();
    await becomes(autosave, 'saved');
    expect(server.draft).toBe('new');
    autosave.close();
  });

  it.each(['forbidden', 'invalid', 'unauthenticated'])(
    'is not retried when a retry cannot help (%s)',
    async (code) => {
      const autosave = open();
      autosave.open();
      server.error = createProblem(code);
      autosave.write('new');
      await autosave.flush();
      let attempts = 0;
      server.onSave = () => (attempts += 1);
      autosave.retry();
      expect([attempts, autosave.getSnapshot().status]).toEqual([0, 'failed']);
    },
  );

  it('never overwrites the text of another user', async () => {
    server.version = 4;
    server.draft = 'theirs';
    const autosave = open();
    autosave.write('mine');
    await autosave.flush();
    expect(autosave.getSnapshot()).toMatchObject({ text: 'mine', status: 'conflict' });
    expect(server.draft).toBe('theirs');
    await autosave.flush();
    expect(server.draft).toBe('theirs');
  });

  it('overwrites theirs on request', async () => {
    server.version = 4;
    const autosave = open();
    autosave.write('mine');
    await autosave.flush();
    autosave.write('mine, with theirs');
    await autosave.keepMine(createTextView(null, 4));
    expect(autosave.getSnapshot()).toEqual({ text: 'mine, with theirs', status: 'saved' });
    expect(server.draft).toBe('mine, with theirs');
  });

  it('is dropped when theirs is chosen', async () => {
    server.version = 4;
    server.draft = 'theirs';
    const autosave = open();
    autosave.write('mine');
    await autosave.flush();
    autosave.takeTheirs(createTextView('theirs', 4));
    expect(autosave.getSnapshot()).toEqual({ text: 'theirs', status: 'clean' });
    expect(kept.size).toBe(0);
  });

  it('keeps the seen text, reports a newer one and shows it on request', () => {
    const autosave = open();
    const newer = { ...DRAFT_BASE, text: 'newer', version: 4 };
    autosave.setServerText(newer);
    expect(autosave.getSnapshot()).toEqual({ text: 'old', status: 'clean', newer });
    autosave.setServerText({ ...DRAFT_BASE, text: 'older', version: 2 });
    expect(autosave.getSnapshot()).toMatchObject({ text: 'old', newer });
    autosave.showNewer();
    expect(autosave.getSnapshot()).toEqual({ text: 'newer', status: 'clean' });
  });

  it('reports nothing when others left the text unchanged', async () => {
    const autosave = open();
    autosave.setServerText({ ...DRAFT_BASE, published: null, version: 4 });
    expect(autosave.getSnapshot()).toEqual({ text: 'old', status: 'clean' });
    const asked: number[] = [];
    await autosave.runAfterSave(async (version) => (asked.push(version), createTextView(null, 5)));
    expect(asked).toEqual([4]);
  });

  it('ignores a response older than the known version', async () => {
    const autosave = open();
    server.write('theirs');
    autosave.setServerText({ ...DRAFT_BASE, text: 'theirs', version: 4 });
    autosave.write('mine');
    await autosave.flush();
    expect(autosave.getSnapshot()).toMatchObject({ text: 'mine', status: 'conflict' });
    expect(server.draft).toBe('theirs');
  });

  it('is no conflict when another user wrote the same text', async () => {
    const autosave = open();
    server.write('new');
    autosave.write('new');
    await autosave.flush();
    expect(autosave.getSnapshot()).toEqual({ text: 'new', status: 'saved' });
    expect([server.version, kept.size]).toEqual([4, 0]);
  });

  it('keeps edits made during publishing', async () => {
    const autosave = open();
    autosave.write('new');
    await autosave.runAfterSave(async () => {
      autosave.write('newer');
      server.published = server.draft;
      server.write(null);
      return server.view;
    });
    await autosave.flush();
    expect([server.published, server.draft]).toEqual(['new', 'newer']);
    expect(autosave.getSnapshot()).toEqual({ text: 'newer', status: 'saved' });
  });

  it('is not published when it changed during the save', async () => {
    const autosave = open();
    server.onSave = () => {
      server.onSave = () => undefined;
      autosave.write('half a sen');
    };
    autosave.write('new');
    const acted = await autosave.runAfterSave(() => Promise.reject(new Error('not reached')));
    expect([acted, server.draft]).toEqual([undefined, 'half a sen']);
  });

  describe('of a never published text', () => {
    const unpublished = (defaultText: string | null): DraftBase => ({
      ...DRAFT_BASE,
      published: null,
      defaultText,
      text: 'fresh',
    });

    beforeEach(() => {
      server.published = null;
      server.draft = 'fresh';
    });

    it('is empty when emptied over a default text', async () => {
      const autosave = open(unpublished('default'));
      autosave.write('');
      await autosave.flush();
      expect([server.draft, autosave.getSnapshot().text]).toEqual(['', '']);
    });

    it('is removed when emptied where code has no text', async () => {
      const autosave = open(unpublished(null));
      autosave.write('');
      await autosave.flush();
      expect([server.draft, autosave.getSnapshot().text]).toEqual([null, '']);
    });

    it('is replaced by the default text when discarded', () => {
      const autosave = open(unpublished('default'));
      server.write(null);
      autosave.takeTheirs(server.view);
      expect(autosave.getSnapshot()).toEqual({ text: 'default', status: 'clean' });
    });
  });

  describe('that arrives without a response', () => {
    beforeEach(async () => {
      server.dropsResponses = true;
      const left = open();
      left.write('new');
      await left.flush();
      server.dropsResponses = false;
    });

    const now = (): DraftBase => ({
      ...DRAFT_BASE,
      text: server.draft ?? '',
      version: server.version,
    });

    it('is not listed as unsaved when the page is reopened', () => {
      expect(open(now()).getSnapshot()).toEqual({ text: 'new', status: 'clean' });
      expect(kept.size).toBe(0);
    });

    it('is continued without a conflict with itself', async () => {
      const autosave = open();
      autosave.write('newer');
      await autosave.flush();
      expect(autosave.getSnapshot()).toEqual({ text: 'newer', status: 'saved' });
      expect([server.draft, kept.size]).toEqual(['newer', 0]);
    });

    it('is continued after the page was left again', async () => {
      open().write('newer');
      const autosave = open(now());
      await autosave.flush();
      expect(autosave.getSnapshot()).toEqual({ text: 'newer', status: 'saved' });
      expect([server.draft, kept.size]).toEqual(['newer', 0]);
    });

    it('causes no conflict when another user has overwritten it since', async () => {
      server.write('theirs');
      const autosave = open(now());
      await autosave.flush();
      expect(autosave.getSnapshot()).toEqual({ text: 'theirs', status: 'clean' });
      expect([server.draft, kept.size]).toEqual(['theirs', 0]);
    });

    it('causes a conflict when it was edited after that', async () => {
      server.write('theirs');
      const autosave = open(now());
      autosave.write('newest');
      await autosave.flush();
      expect(autosave.getSnapshot()).toMatchObject({ text: 'newest', status: 'conflict' });
      expect(server.draft).toBe('theirs');
    });
  });
});
