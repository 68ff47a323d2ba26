import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import type { ChannelLike } from '../../../src/hsl/channel/channel.js';

const messageButtons = (count: number, label = 'Choice'): hsl.QuickReply[] =>
  Array.from({ length: count }, (_, index) => hsl.say(`${label} ${index + 1}`));
const cards = (count: number): hsl.Card[] =>
  Array.from({ length: count }, (_, index) => hsl.card({ title: `Card ${index + 1}` }));
const link = (url: string): hsl.HslElement => hsl.button('Go', [hsl.link('On', url)]);
const emoji = (length: number): string => '😀'.repeat(length);

const findingsOf = (element: unknown, channel?: ChannelLike): string[] =>
  hsl
    .validateForChannel(element, channel)
    .map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);

describe('an element that is invalid on every channel', () => {
  it.each<[string, unknown, string[]]>([
    ['a value without a type', { text: 'x' }, ['error not-an-element ']],
    ['an actionable', hsl.say('x'), ['error not-an-element ']],
    ['a form field', hsl.field('x', 'text'), ['error not-an-element ']],
    ['a blank text', hsl.text(' '), ['warning text-missing text']],
    ['a button without buttons', hsl.button('x', []), ['error nothing-to-tap data.items']],
    [
      'a blank label',
      hsl.button('x', [' ']),
      [
        'error label-missing data.items[0].actionable_text',
        'warning payload-incomplete data.items[0].payload',
      ],
    ],
    [
      'the same label twice',
      hsl.button('x', ['A', 'B', 'A ']),
      ['warning label-repeated data.items[2].actionable_text'],
    ],
    [
      'a quick reply that opens a page',
      { type: 'TEXT', text: 'x', data: { quick_replies: [hsl.link('A', 'https://a.example')] } },
      ['error quick-reply-type data.quick_replies[0].type'],
    ],
    [
      'unknown types and uris',
      hsl.button('x', [hsl.actionable('A', { type: 'APP_ACTON', uri: 'LINKS' })]),
      ['warning unknown-name data.items[0].type', 'warning unknown-name data.items[0].uri'],
    ],
    ['a link without a URL', link(''), ['error payload-incomplete data.items[0].payload']],
    [
      'a link without a scheme',
      link('shop.example'),
      ['warning url-invalid data.items[0].payload.url'],
    ],
    [
      'a link that executes code',
      link(' JavaScript:alert(1)'),
      ['error url-invalid data.items[0].payload.url'],
    ],
    ['a deep link into an app', link('myshop://cart'), []],
    [
      'a form action without an id',
      hsl.button('x', [hsl.actionable('A', { type: 'FORM_SHOW' })]),
      ['error payload-incomplete data.items[0].payload'],
    ],
    ['a carousel without cards', hsl.carousel('x', []), ['error nothing-to-show data.items']],
    ['an empty card', hsl.carousel('x', [hsl.card({})]), ['error nothing-to-show data.items[0]']],
    ['a form without fields', hsl.form('x', []), ['error nothing-to-show data.fields']],
    [
      'a form without a title',
      hsl.form('', [hsl.field('a', 'text')]),
      ['warning text-missing title'],
    ],
    [
      'incomplete fields',
      hsl.form('x', [
        hsl.field('', 'text'),
        hsl.field<string>('a', 'picker'),
        hsl.field<string>('a', 'search'),
        hsl.field<string>('b', 'txt'),
      ]),
      [
        'error field-incomplete data.fields[0].key',
        'error field-incomplete data.fields[1].options',
        'error field-incomplete data.fields[2].search_source',
        'error field-repeated data.fields[2].key',
        'warning unknown-name data.fields[3].type',
      ],
    ],
    ['an unknown event', hsl.system('x', 'chat_pined'), ['warning unknown-name data.event_name']],
    [
      'a native action without a method',
      hsl.nativeAction('x', ''),
      ['error payload-incomplete data.method'],
    ],
    [
      'a tab list without items and actions',
      { type: 'TAB_LIST', text: 'x', data: {} },
      [
        'advice outdated type',
        'error nothing-to-show data.tabs',
        'error nothing-to-tap data.actionables',
      ],
    ],
    [
      'a receipt with an empty item',
      hsl.receipt('x', [{}]),
      ['advice outdated type', 'error nothing-to-show data.order_items[0]'],
    ],
    ['nothing in a valid text', hsl.text('x'), []],
    ['nothing in an unknown kind', hsl.raw('PRODUCT_LIST', ''), []],
  ])('is reported: %s', (_, element, findings) => {
    expect(findingsOf(element)).toEqual(findings);
    expect(findingsOf(JSON.stringify(element))).toEqual(findings);
  });
});

describe('the limits of a channel', () => {
  it.each<[hsl.Channel, string, (size: number) => hsl.HslElement, number, string]>([
    [
      'facebook',
      'buttons',
      (n) => hsl.button('x', messageButtons(n)),
      3,
      'error too-many data.items',
    ],
    [
      'facebook',
      'quick replies',
      (n) => hsl.text('x', { quickReplies: messageButtons(n) }),
      13,
      'error too-many data.quick_replies',
    ],
    [
      'facebook',
      'characters of a button',
      (n) => hsl.button('x', [emoji(n)]),
      20,
      'error too-long data.items[0].actionable_text',
    ],
    [
      'facebook',
      'characters of a quick reply',
      (n) => hsl.text('x', { quickReplies: [emoji(n)] }),
      20,
      'error too-long data.quick_replies[0].actionable_text',
    ],
    ['facebook', 'characters of a text', (n) => hsl.text(emoji(n)), 500, 'warning too-long text'],
    ['facebook', 'cards', (n) => hsl.carousel('x', cards(n)), 10, 'error too-many data.items'],
    [
      'facebook',
      'characters of a title',
      (n) => hsl.carousel('x', [hsl.card({ title: emoji(n) })]),
      80,
      'error too-long data.items[0].title',
    ],
    [
      'facebook',
      'characters of a subtitle',
      (n) => hsl.carousel('x', [hsl.card({ subTitle: emoji(n) })]),
      80,
      'error too-long data.items[0].sub_title',
    ],
    [
      'facebook',
      'actions of a card',
      (n) => hsl.carousel('x', [hsl.card({ title: 'x', actionables: messageButtons(n) })]),
      3,
      'error too-many data.items[0].actionables',
    ],
    [
      'googleBusinessMessages',
      'buttons',
      (n) => hsl.button('x', messageButtons(n)),
      4,
      'error too-many data.items',
    ],
    [
      'googleBusinessMessages',
      'characters of a button',
      (n) => hsl.button('x', [emoji(n)]),
      25,
      'error too-long data.items[0].actionable_text',
    ],
    [
      'instagram',
      'quick replies',
      (n) => hsl.text('x', { quickReplies: messageButtons(n) }),
      13,
      'error too-many data.quick_replies',
    ],
    [
      'instagram',
      'characters of a quick reply',
      (n) => hsl.text('x', { quickReplies: [emoji(n)] }),
      20,
      'warning too-long data.quick_replies[0].actionable_text',
    ],
    [
      'whatsapp',
      'quick replies',
      (n) => hsl.text('x', { quickReplies: messageButtons(n) }),
      0,
      'error too-many data.quick_replies',
    ],
    ['whatsapp', 'characters of a text', (n) => hsl.text(emoji(n)), 4096, 'error too-long text'],
    [
      'whatsappReplyButtons',
      'quick replies',
      (n) => hsl.text('x', { quickReplies: messageButtons(n) }),
      3,
      'error too-many data.quick_replies',
    ],
    [
      'whatsappReplyButtons',
      'characters of a quick reply',
      (n) => hsl.text('x', { quickReplies: [emoji(n)] }),
      20,
      'error too-long data.quick_replies[0].actionable_text',
    ],
    [
      'whatsappReplyButtons',
      'characters of a text with quick replies',
      (n) => hsl.text(emoji(n), { quickReplies: ['A'] }),
      1024,
      'error too-long text',
    ],
    [
      'web',
      'characters of a button',
      (n) => hsl.button('x', [emoji(n)]),
      21,
      'advice too-long data.items[0].actionable_text',
    ],
    [
      'web',
      'characters of a quick reply',
      (n) => hsl.text('x', { quickReplies: [emoji(n)] }),
      27,
      'advice too-long data.quick_replies[0].actionable_text',
    ],
    ['android', 'cards', (n) => hsl.carousel('x', cards(n)), 5, 'advice too-many data.items'],
    ['ios', 'characters of a text', (n) => hsl.text(emoji(n)), 300, 'advice too-long text'],
  ])('apply on %s: %s', (channel, _, build, max, finding) => {
    expect(findingsOf(build(max), channel)).toEqual([]);
    expect(findingsOf(build(max + 1), channel)).toEqual([finding]);
  });

  it('are reported with source and solution, and without the texts of the element', () => {
    const [finding] = hsl.validateForChannel(
      hsl.button('Secret?', messageButtons(4, 'Secret')),
      'facebook',
    );
    expect(finding).toEqual({
      severity: 'error',
      rule: 'too-many',
      path: 'data.items',
      message:
        '4 buttons; Facebook supports at most 3. Remove some, or adapt the element with adaptToChannel().',
      source: 'Meta, Messenger button template',
    });
  });

  it('all have a number and a source', () => {
    for (const { limits, unsupported, actions } of Object.values<hsl.ChannelRules>(hsl.CHANNELS)) {
      for (const { max, source } of Object.values(limits)) {
        expect(max).toBeGreaterThanOrEqual(0);
        expect(source).not.toBe('');
      }
      const all = [unsupported, ...Object.values(actions)].flatMap((them) => Object.values(them));
      expect(all.every(({ source }) => source.length > 0)).toBe(true);
    }
  });
});

describe('a feature that a channel does not support', () => {
  const image = hsl.image('https://cdn.example/k1.png');
  const video = hsl.video('https://youtu.be/aqz-KE-bpKQ');
  const call = hsl.button('Call?', [hsl.phoneCall('Call us', '+911234567890')]);
  const form = hsl.form('Address', [hsl.field('city', 'text')]);

  it.each<[string, hsl.HslElement, hsl.Channel, string[]]>([
    ['nothing in an image', image, 'whatsapp', []],
    ['a video', video, 'whatsapp', ['error kind-unsupported ']],
    ['a video', video, 'googleBusinessMessages', ['error kind-unsupported ']],
    ['a video', video, 'facebook', ['warning kind-unsupported ']],
    [
      'feedback',
      hsl.button('x', [hsl.askFeedback('Rate us')]),
      'facebook',
      ['error action-unsupported data.items[0]'],
    ],
    ['a chat event', hsl.system('x', 'chat_pinned'), 'whatsapp', ['warning kind-unsupported ']],
    ['a carousel', hsl.carousel('x', cards(2)), 'whatsapp', ['error kind-unsupported ']],
    ['a form', form, 'whatsapp', ['error kind-unsupported ']],
    ['a form', form, 'facebook', []],
    ['a call', call, 'web', ['error action-unsupported data.items[0]']],
    ['a call', call, 'android', []],
    [
      'a link on a button',
      link('https://a.example'),
      'googleBusinessMessages',
      ['error action-unsupported data.items[0]'],
    ],
    [
      'an upload',
      hsl.button('x', [hsl.upload('Bill', 'document')]),
      'facebook',
      ['warning action-unsupported data.items[0]'],
    ],
    ['a method of the app', hsl.nativeAction('x', 'OPEN'), 'facebook', ['error kind-unsupported ']],
    ['a method of the app', hsl.nativeAction('x', 'OPEN'), 'ios', []],
  ])('is reported: %s (case %#)', (_, element, channel, findings) => {
    expect(findingsOf(element, channel)).toEqual(findings);
  });
});

describe('duplicate labels', () => {
  const twice = hsl.text('x', { quickReplies: [hsl.say('Yes', 'a'), hsl.say('Yes', 'b')] });
  it('are an error if the channel rejects them, else a warning', () => {
    const path = 'data.quick_replies[1].actionable_text';
    expect(findingsOf(twice, 'facebook')).toEqual([`warning label-repeated ${path}`]);
    expect(findingsOf(twice, 'whatsappReplyButtons')).toEqual([`error label-repeated ${path}`]);
  });
});

describe('labels that look the same', () => {
  it.each([
    ['with a non-breaking space', 'Show more', 'Show\u00a0more'],
    ['with a narrow non-breaking space', 'Show more', 'Show\u202fmore'],
    ['with two spaces', 'Show more', 'Show  more '],
    ['in another normal form', 'Caf\u00e9', 'Cafe\u0301'],
    ['in another Hindi form', '\u092a\u095d\u093e\u0908', '\u092a\u0922\u093c\u093e\u0908'],
    ['in another Korean form', '\ud55c\uad6d', '\ud55c\uad6d'.normalize('NFD')],
    ['with a zero width space', 'Yes', 'Y\u200bes'],
    ['with a joiner at the end', 'Yes', 'Yes\u2060'],
    ['with a soft hyphen', 'Delivery', 'Deliv\u00adery'],
    ['with a directional mark', '\u0646\u0639\u0645', '\u200f\u0646\u0639\u0645'],
    ['with a byte order mark', 'Yes', '\ufeffYes'],
    ['with a variation selector', '\u2764', '\u2764\ufe0f'],
    ['with a Hangul filler', 'Yes', 'Yes\u3164'],
    ['with a tag', 'Yes', 'Yes\u{e0020}'],
    ['with blank Braille', 'Yes', '\u2800Yes'],
    ['with an invisible Khmer vowel', 'Yes', 'Ye\u17b4s'],
    ['with a control character', 'Yes', 'Ye\u0001s'],
    ['with a joiner between letters that it does not join', 'Yes', 'Y\u200des'],
    ['with a joiner that joins nothing', '\u0928\u092e', '\u200d\u0928\u092e\u200c'],
  ])('are duplicates: %s', (_, one, other) => {
    const replies = hsl.text('x', { quickReplies: [hsl.say(one, 'a'), hsl.say(other, 'b')] });
    const path = 'data.quick_replies[1].actionable_text';
    expect(findingsOf(replies, 'whatsappReplyButtons')).toEqual([`error label-repeated ${path}`]);
    const adapted = hsl.adaptToChannel(replies, 'whatsappReplyButtons').elements;
    const errors = adapted.flatMap((element) =>
      hsl
        .validateForChannel(element, 'whatsappReplyButtons')
        .filter(({ rule }) => rule === 'label-repeated'),
    );
    expect(errors).toEqual([]);
  });

  it('are no duplicates if they differ visibly, for example in case, accent or flag', () => {
    for (const [one, other] of [
      ['yes', 'Yes'],
      ['Cafe', 'Caf\u00e9'],
      ['m2', 'm\u00b2'],
      ['\u{1f1ee}\u{1f1f3}', '\u{1f1f5}\u{1f1f0}'],
      ['More', 'Mo re'],
      ['More', 'Mo\u2800re'],
      // A family and three people, two words of Persian, two forms of a Hindi letter, two flags.
      ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{1f468}\u{1f469}\u{1f467}'],
      [
        '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
        '\u0645\u06cc\u062e\u0648\u0627\u0647\u0645',
      ],
      ['\u0915\u094d\u200d\u0937', '\u0915\u094d\u0937'],
      ['\u2764\ufe0f\u200d\u{1f525}', '\u2764\ufe0f\u{1f525}'],
      [
        '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
        '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      ],
    ] as const) {
      const replies = hsl.text('x', { quickReplies: [hsl.say(one, 'a'), hsl.say(other, 'b')] });
      expect([one, other, findingsOf(replies, 'facebook')]).toEqual([one, other, []]);
    }
  });

  it('are duplicates in all normal forms', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        label.filter((text) => text.trim() !== ''),
        (text) => {
          const [one, other] = [text.normalize('NFC'), text.normalize('NFD')];
          const replies = hsl.text('x', { quickReplies: [hsl.say(one, 'a'), hsl.say(other, 'b')] });
          const rules = new Set(
            hsl.validateForChannel(replies, 'facebook').map(({ rule }) => rule),
          );
          expect(rules.has('label-repeated') || rules.has('label-missing')).toBe(true);
        },
      ),
    );
  });
});

describe('a channel', () => {
  const FOUR = hsl.button('x', messageButtons(4));

  it.each<[unknown]>([
    ['facebook'],
    ['Facebook'],
    [3],
    ['3'],
    [{ code: 3, name: 'Facebook' }],
    [{ code: undefined, name: 'Facebook' }],
    [hsl.CHANNELS.facebook],
    [{ ...hsl.CHANNELS.facebook, name: 'Ours' }],
  ])('is found by %j', (channel) => {
    expect(findingsOf(FOUR, channel as ChannelLike)).toEqual(['error too-many data.items']);
  });

  it.each<[unknown]>([['myspace'], [99], [{}], [undefined], ['']])(
    'has no rules if it is unknown: %j',
    (given) => {
      const channel = given as ChannelLike;
      expect(hsl.getChannelRules(channel)).toBeUndefined();
      expect(findingsOf(FOUR, channel)).toEqual([]);
      expect(hsl.adaptToChannel(FOUR, channel)).toEqual({ elements: [FOUR], changes: [] });
    },
  );

  it('has each code that Haptik published once', () => {
    const codes = Object.values<hsl.ChannelRules>(hsl.CHANNELS).flatMap((it) => it.platforms);
    expect(codes.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 5, 6, 14, 21]);
  });
});
