import type {
  CurrentUserJson,
  MessageJson,
  TextJson,
} from '../../../packages/console/web/src/api/contract.js';
import {
  collectDrafts,
  withLocalText,
} from '../../../packages/console/web/src/messages/bulk/bulk.drafts.js';

const ME = {
  id: 'me',
  permissions: ['copy:publish'],
  languages: null,
  prefixes: null,
} as unknown as CurrentUserJson;

const text = (language: string, draft: string | null, version: number): TextJson => ({
  key: 'order.track',
  language,
  published: language === 'en' ? 'Track it' : null,
  draft,
  version,
  changedBy: 'Esha',
  changedAt: '2026-11-24T10:00:00Z',
  publishedAt: null,
  publishAt: null,
  findings: [],
  isMine: false,
});
const message = (...texts: TextJson[]): MessageJson => ({
  key: 'order.track',
  texts: Object.fromEntries(texts.map((one) => [one.language, one])),
  definition: null,
  isTrashed: false,
});
const refs = (atSelection: MessageJson, current: MessageJson, languages: string[]) =>
  collectDrafts([{ atSelection, current }], languages, ME);

describe('actions for selected messages', () => {
  const all = message(text('en', 'Follow', 3), text('hi', 'पीछा', 1), text('ar', 'تتبع', 2));

  it('apply to the visible languages in column order, and name the others', () => {
    const { texts, counts, hidden } = refs(all, all, ['hi', 'en']);
    expect(texts).toEqual([
      { key: 'order.track', language: 'hi', version: 1 },
      { key: 'order.track', language: 'en', version: 3 },
    ]);
    expect(counts).toEqual([
      { language: 'hi', added: 1, changed: 0 },
      { language: 'en', added: 0, changed: 1 },
    ]);
    expect(hidden).toEqual([{ language: 'ar', added: 1, changed: 0 }]);
  });

  it('keep existing schedules', () => {
    const soon = { ...text('en', 'Follow', 3), publishAt: '2027-01-01T00:00:00Z' };
    expect(refs(all, message(soon), ['en', 'hi']).texts).toEqual([]);
  });

  it.each([
    ['another user wrote another text since', text('en', 'Chase', 4), 3],
    ['another user wrote the first text', text('hi', 'पीछा', 1), 0],
    ['another user published and drafted the same text', text('en', 'Follow', 5), 5],
    ['another user’s draft is only scheduled', { ...text('en', 'Chase', 5), isMine: true }, 3],
  ])('apply to the text as selected when %s', (_case, now, version) => {
    const { texts } = refs(message(text('en', 'Follow', 3)), message(now), ['en', 'hi']);
    expect(texts).toMatchObject([{ version }]);
  });

  it('apply to texts edited on this page since the selection', () => {
    const selected = new Map([['order.track', message(text('en', 'Follow', 3))]]);
    const own = text('en', 'Chase', 4);
    const seen = withLocalText(selected, own).get('order.track');
    expect(refs(seen!, message(own), ['en']).texts).toMatchObject([{ version: 4 }]);
    expect(refs(seen!, message(text('en', 'Theirs', 5)), ['en']).texts).toMatchObject([
      { version: 4 },
    ]);
    expect(withLocalText(selected, text('en', 'Late', 2))).toBe(selected);
    expect(withLocalText(new Map(), own).size).toBe(0);
  });
});
