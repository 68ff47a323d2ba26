import type { TextJson } from '../../../packages/console/web/src/api/contract.js';
import { ProblemError } from '../../../packages/console/web/src/api/problem.error.js';
import type {
  LocalDraftStorage,
  StoredDraft,
} from '../../../packages/console/web/src/messages/drafts/local.draft.storage.js';
import type {
  DraftBase,
  DraftApi,
} from '../../../packages/console/web/src/messages/drafts/draft.state.js';

export const TEXT_PLACE = { key: 'order.shipped', language: 'hi' };
export const DRAFT_BASE: DraftBase = {
  text: 'old',
  version: 3,
  published: 'old',
  defaultText: null,
};

export const createTextView = (draft: string | null, version: number): TextJson => ({
  ...TEXT_PLACE,
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

/** A server with one text that can be unavailable or reject requests. */
export class SingleTextDraftServer implements DraftApi {
  version = 3;
  draft: string | null = null;
  error: ProblemError | undefined;
  /** Called when a draft arrives, before it is stored. */
  onSave: () => void = () => undefined;

  published: string | null = 'old';
  /** Whether responses are lost. */
  dropsResponses = false;
  private readonly savedVersions: [text: string | null, version: number][] = [];

  readonly save: DraftApi['save'] = async (_place, text, version) => {
    this.onSave();
    if (this.error) throw this.error;
    if (version !== this.version) throw createConflict(this.view);
    this.write(text);
    if (this.dropsResponses) throw createProblem('offline');
    return this.view;
  };

  readonly wasTextSaved: DraftApi['wasTextSaved'] = async (_place, text, version) =>
    this.savedVersions.some((one) => one[0] === text && one[1] > version);

  write(text: string | null): void {
    this.draft = text;
    this.version++;
    this.savedVersions.push([text, this.version]);
  }

  get view(): TextJson {
    return { ...createTextView(this.draft, this.version), published: this.published };
  }
}

export const createProblem = (code: string, current?: TextJson[]): ProblemError =>
  new ProblemError({ statusCode: 0, code, message: code, ...(current && { current }) });
const createConflict = (current: TextJson): ProblemError => createProblem('conflict', [current]);

export function createDraftStorage(storedDrafts: Map<string, StoredDraft>): LocalDraftStorage {
  const storage: Pick<LocalDraftStorage, 'store' | 'load' | 'remove' | 'list'> = {
    store: (draft) => storedDrafts.set(draft.key, draft),
    load: (key) => storedDrafts.get(key),
    remove: (key) => storedDrafts.delete(key),
    list: () => [...storedDrafts.values()],
  };
  return storage as LocalDraftStorage;
}
