import type { TextView } from '../../console/src/api/contract.js';
import { ProblemError } from '../../console/src/api/problem.error.js';
import type { DraftShelf, ShelvedDraft } from '../../console/src/messages/drafts/draft.shelf.js';
import type { DraftBase, DraftServer } from '../../console/src/messages/drafts/draft.state.js';

export const PLACE = { key: 'order.shipped', language: 'hi' };
export const BASE: DraftBase = { text: 'old', version: 3, published: 'old', inCode: null };

export const viewOf = (draft: string | null, version: number): TextView => ({
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
export class OneTextServer implements DraftServer {
  version = 3;
  draft: string | null = null;
  fault: ProblemError | undefined;
  /** Called when a draft arrives, before it is written. */
  arriving: () => void = () => undefined;

  published: string | null = 'old';
  /** Whether what it answers gets lost on the way. */
  isMute = false;
  private readonly had: [text: string | null, version: number][] = [];

  readonly save: DraftServer['save'] = async (_place, text, version) => {
    this.arriving();
    if (this.fault) throw this.fault;
    if (version !== this.version) throw conflict(this.view);
    this.write(text);
    if (this.isMute) throw problem('offline');
    return this.view;
  };

  readonly hadText: DraftServer['hadText'] = async (_place, text, version) =>
    this.had.some((one) => one[0] === text && one[1] > version);

  write(text: string | null): void {
    this.draft = text;
    this.version++;
    this.had.push([text, this.version]);
  }

  get view(): TextView {
    return { ...viewOf(this.draft, this.version), published: this.published };
  }
}

export const problem = (code: string, current?: TextView[]): ProblemError =>
  new ProblemError({ statusCode: 0, code, message: code, ...(current && { current }) });
const conflict = (current: TextView): ProblemError => problem('conflict', [current]);

export function shelfOf(kept: Map<string, ShelvedDraft>): DraftShelf {
  const shelf: Pick<DraftShelf, 'put' | 'take' | 'drop' | 'all'> = {
    put: (draft) => kept.set(draft.key, draft),
    take: (key) => kept.get(key),
    drop: (key) => kept.delete(key),
    all: () => [...kept.values()],
  };
  return shelf as DraftShelf;
}
