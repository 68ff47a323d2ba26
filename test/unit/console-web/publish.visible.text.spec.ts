import * as fc from 'fast-check';
import type { TextJson } from '../../../packages/console/web/src/api/contract.js';
import { ProblemError } from '../../../packages/console/web/src/api/problem.error.js';
import { DraftAutosave } from '../../../packages/console/web/src/messages/drafts/draft.autosave.js';
import type { LocalDraftStorage } from '../../../packages/console/web/src/messages/drafts/local.draft.storage.js';
import type {
  DraftBase,
  DraftApi,
} from '../../../packages/console/web/src/messages/drafts/draft.state.js';

const PLACE = { key: 'order.shipped', language: 'hi' };

/** A server with one text and other editors; the scheduler controls the latency. */
class SlowServer implements DraftApi {
  version = 1;
  draft: string | null = 'drafted';
  published = 'old';

  constructor(private readonly wire: fc.Scheduler) {}

  readonly save: DraftApi['save'] = (_place, text, version) =>
    this.change(version, () => (this.draft = text));
  readonly wasTextSaved = (): Promise<boolean> => Promise.resolve(false);

  publish(version: number): Promise<TextJson> {
    return this.change(
      version,
      () => {
        this.published = this.words;
        this.draft = null;
      },
      true,
    );
  }

  theirs(write: () => void): void {
    write();
    this.version++;
  }

  get words(): string {
    return this.draft ?? this.published;
  }

  get base(): DraftBase {
    const { words: text, version, published } = this;
    return { text, version, published, defaultText: null };
  }

  private async change(
    version: number,
    write: () => void,
    isPublication = false,
  ): Promise<TextJson> {
    await this.wire.schedule(Promise.resolve());
    const isLate = version !== this.version;
    const code = isLate ? 'conflict' : this.draft === null && isPublication ? 'refused' : undefined;
    if (!code) this.theirs(write);
    const { view } = this;
    await this.wire.schedule(Promise.resolve());
    if (!code) return view;
    const current = isLate && { current: [view] };
    throw new ProblemError({ statusCode: 409, code, message: '', ...current });
  }

  private get view(): TextJson {
    const { draft, published, version } = this;
    const about = { changedBy: 'Esha', changedAt: '', publishedAt: null, publishAt: null };
    return { ...PLACE, draft, published, version, ...about, findings: [], isMine: false };
  }
}

const NO_STORAGE = { store: () => {}, load: () => undefined, remove: () => {} };

const STEPS = {
  'theirs draft': 1,
  'their publication': 1,
  'their discard': 1,
  poll: 3,
  'late poll': 1,
  blur: 2,
  key: 3,
  click: 4,
  answer: 8,
  show: 2,
  'keep mine': 1,
  'take theirs': 1,
};
const steps = fc.array(
  fc.oneof(
    ...Object.entries(STEPS).map(([step, weight]) => ({ weight, arbitrary: fc.constant(step) })),
  ),
  { maxLength: 30, size: 'max' },
);

describe('publishing a text that others change', () => {
  it('publishes the text on the screen or nothing, whatever happens in between', async () => {
    let publications = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.scheduler(), async (story, wire) => {
        const server = new SlowServer(wire);
        const autosave = new DraftAutosave(
          PLACE,
          server.base,
          server,
          NO_STORAGE as unknown as LocalDraftStorage,
        );
        const clicks: Promise<void>[] = [];
        const faults: unknown[] = [];
        const shown = (): string => autosave.getSnapshot().text;
        let seen = server.base;

        const click = async (): Promise<void> => {
          const words = shown();
          let published: string | undefined;
          await autosave
            .runAfterSave(async (version) => {
              const view = await server.publish(version);
              published = view.published ?? '';
              return view;
            })
            .catch((error: unknown) =>
              faults.push(...(error instanceof ProblemError ? [] : [error])),
            );
          if (published === undefined) return;
          publications++;
          if (published !== words) faults.push({ published, words });
        };
        for (const [at, step] of story.entries()) {
          const before = shown();
          const { theirs } = autosave.getSnapshot();
          if (step === 'theirs draft') server.theirs(() => (server.draft = `theirs ${at}`));
          if (step === 'their publication') server.theirs(() => (server.published = server.words));
          if (step === 'their discard') server.theirs(() => (server.draft = null));
          if (step === 'poll') autosave.setServerText((seen = server.base));
          if (step === 'late poll') autosave.setServerText(seen);
          if (step === 'blur') void autosave.flush();
          if (step === 'key') autosave.write(`${before}${at}`);
          if (step === 'click') clicks.push(click());
          if (step === 'answer' && wire.count() > 0) await wire.waitOne();
          if (step === 'show') autosave.showNewer();
          if (step === 'keep mine' && theirs) void autosave.keepMine(theirs);
          if (step === 'take theirs' && theirs) autosave.takeTheirs(theirs);
          await Promise.resolve();
          const isAsked = ['key', 'show', 'take theirs'].includes(step);
          if (!isAsked && shown() !== before) faults.push({ step, before, after: shown() });
        }
        const saved = autosave.flush();
        await Promise.all([wire.waitIdle(), saved, ...clicks]);
        autosave.setServerText(server.base);
        const { status, newer } = autosave.getSnapshot();
        const isTold = status === 'conflict' || newer !== undefined;
        expect(faults).toEqual([]);
        expect(shown() === server.words || isTold).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(publications).toBeGreaterThan(50);
  });
});
