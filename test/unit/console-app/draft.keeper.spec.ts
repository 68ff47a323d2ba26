import type { TextView } from '../../../console/src/api/contract.js';
import { ProblemError } from '../../../console/src/api/problem.error.js';
import {
  type DraftBase,
  DraftKeeper,
  type DraftSender,
} from '../../../console/src/messages/drafts/draft.keeper.js';
import type { DraftShelf, ShelvedDraft } from '../../../console/src/messages/drafts/draft.shelf.js';

const PLACE = { key: 'order.shipped', language: 'hi' };
const BASE: DraftBase = { text: 'old', version: 3, published: 'old', isDraft: false };

const viewOf = (draft: string | null, version: number): TextView => ({
  ...PLACE,
  published: 'old',
  draft,
  version,
  changedBy: 'Meera',
  changedAt: '2026-11-24T10:00:00Z',
  publishedAt: null,
  publishAt: null,
  findings: [],
  isMine: false,
});

/** A server with one text, which may be away or refuse. */
class Server {
  version = 3;
  draft: string | null = null;
  fault: ProblemError | undefined;
  /** Called when a draft arrives, before it is written. */
  arriving: () => void = () => undefined;

  readonly send: DraftSender = async (_place, text, version) => {
    this.arriving();
    if (this.fault) throw this.fault;
    if (version !== this.version) throw conflict(viewOf(this.draft, this.version));
    this.draft = text;
    this.version++;
    return viewOf(text, this.version);
  };
}

const problem = (code: string, current?: TextView[]): ProblemError =>
  new ProblemError({ statusCode: 0, code, message: code, ...(current && { current }) });
const conflict = (current: TextView): ProblemError => problem('conflict', [current]);

function shelfOf(kept: Map<string, ShelvedDraft>): DraftShelf {
  const shelf: Pick<DraftShelf, 'put' | 'take' | 'drop' | 'all'> = {
    put: (draft) => kept.set(draft.key, draft),
    take: (key) => kept.get(key),
    drop: (key) => kept.delete(key),
    all: () => [...kept.values()],
  };
  return shelf as DraftShelf;
}

describe('a draft that is written', () => {
  let server: Server;
  let kept: Map<string, ShelvedDraft>;
  const open = (base = BASE): DraftKeeper =>
    new DraftKeeper(PLACE, base, server.send, shelfOf(kept));

  beforeEach(() => {
    server = new Server();
    kept = new Map();
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

  it('gives way to a newer text only while nothing is written', () => {
    const keeper = open();
    keeper.adopt({ ...BASE, text: 'newer', version: 4 });
    expect(keeper.snapshot().text).toBe('newer');
    keeper.adopt({ ...BASE, text: 'older', version: 2 });
    expect(keeper.snapshot().text).toBe('newer');
    keeper.write('mine');
    keeper.adopt({ ...BASE, text: 'newest', version: 5 });
    expect(keeper.snapshot().text).toBe('mine');
  });
});
