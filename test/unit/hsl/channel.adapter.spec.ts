import * as hsl from 'nestjs-haptik/hsl';

const messageButtons = (count: number): hsl.QuickReply[] =>
  Array.from({ length: count }, (_, index) => hsl.say(`Choice ${index + 1}`));

const changes = (result: hsl.AdaptationResult): string[] =>
  result.changes.map(({ change }) => change);
const texts = ({ elements }: hsl.AdaptationResult): (string | undefined)[] =>
  elements.map(({ text }) => text);

describe('too many buttons', () => {
  it('become quick replies if all of them send a message', () => {
    const result = hsl.adaptToChannel(hsl.button('Which?', messageButtons(13)), 'facebook');
    expect(result.elements).toEqual([hsl.text('Which?', { quickReplies: messageButtons(13) })]);
    expect(changes(result)).toEqual(['buttons-to-quick-replies']);
  });

  it('become a numbered text if there are too many for quick replies as well', () => {
    const element = hsl.button('Which?', messageButtons(14));
    const result = hsl.adaptToChannel(element, 'facebook');
    expect(texts(result)[0]).toMatch(/^Which\?\n1\. Choice 1\n[^]*\n14\. Choice 14$/);
    expect(changes(result)).toEqual(['choices-numbered']);
    expect(hsl.matchChoice(element, '14')?.label).toBe('Choice 14');
  });

  it('keep their links, which are written below the text', () => {
    const element = hsl.button('Which?', [
      ...messageButtons(3),
      hsl.link('Our site', 'https://a.example'),
    ]);
    const result = hsl.adaptToChannel(element, 'facebook');
    expect(result.elements).toEqual([
      hsl.text('Which?\nOur site: https://a.example', { quickReplies: messageButtons(3) }),
    ]);
    expect(changes(result)).toEqual(['buttons-to-quick-replies', 'choices-written']);
  });

  it('write actions of the app below the text and omit sharing', () => {
    const element = hsl.button('Which?', [
      'A',
      hsl.upload('Send the bill', 'document'),
      hsl.share('Share'),
    ]);
    const result = hsl.adaptToChannel(element, 'facebook');
    expect(result.elements).toEqual([hsl.button('Which?\nSend the bill', ['A'])]);
    expect(changes(result)).toEqual(['choice-omitted', 'choices-written']);
  });

  it('get no numbers if none of them sends a message', () => {
    const element = hsl.button('Pay?', [hsl.link('Pay now', 'https://pay.example')]);
    const result = hsl.adaptToChannel(element, 'whatsapp');
    expect(texts(result)).toEqual(['Pay?\nPay now: https://pay.example']);
    expect(changes(result)).toEqual(['choices-written']);
  });
});

describe('a button that the channel does not support', () => {
  it('is written below the text with its target, and the other buttons stay', () => {
    const element = hsl.button('Help?', ['Chat', hsl.phoneCall('Call us', '+911234567890')]);
    expect(hsl.adaptToChannel(element, 'web').elements).toEqual([
      hsl.button('Help?\nCall us: +911234567890', ['Chat']),
    ]);
    expect(hsl.adaptToChannel(element, 'android').changes).toEqual([]);
  });
});

describe('long labels', () => {
  it('are shortened at a word boundary and keep their message', () => {
    const element = hsl.text('Next?', { quickReplies: ['Where is my parcel right now?'] });
    const { elements } = hsl.adaptToChannel(element, 'facebook');
    expect(elements).toEqual([
      hsl.text('Next?', {
        quickReplies: [hsl.say('Where is my parcel…', 'Where is my parcel right now?')],
      }),
    ]);
  });

  it('become a numbered list if they would no longer be distinct', () => {
    const labels = ['My order has arrived damaged', 'My order has arrived incomplete'];
    const result = hsl.adaptToChannel(
      hsl.text('What is it?', { quickReplies: labels }),
      'facebook',
    );
    expect(texts(result)).toEqual([`What is it?\n1. ${labels[0]}\n2. ${labels[1]}`]);
    expect(changes(result)).toEqual(['choices-numbered']);
  });

  it('get a number on a card if they would no longer be distinct', () => {
    const actionables = ['My order has arrived damaged', 'My order has arrived incomplete'];
    const element = hsl.carousel('x', [hsl.card({ title: 'x', actionables })]);
    const { elements } = hsl.adaptToChannel(element, 'facebook');
    const shown = elements.flatMap((one) => hsl.listChoices(one));
    expect(shown.map(({ label }) => label)).toEqual(['My order has… 1', 'My order has… 2']);
    expect(shown.map(({ message }) => message)).toEqual(actionables);
  });

  it('become a numbered list if the channel rejects duplicate labels', () => {
    const quickReplies = [hsl.say('Yes', 'a'), hsl.say('Yes', 'b')];
    const same = hsl.adaptToChannel(hsl.text('Sure?', { quickReplies }), 'whatsappReplyButtons');
    expect(texts(same)).toEqual(['Sure?\n1. Yes\n2. Yes']);
    const result = hsl.adaptToChannel(
      hsl.text('Sure?', { quickReplies: [...quickReplies, 'x'.repeat(30)] }),
      'whatsappReplyButtons',
    );
    expect(texts(result)[0]).toMatch(/^Sure\?\n1\. Yes\n2\. Yes\n3\. x+$/);
  });

  it.each([
    ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschifffah…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…'],
    ['मेरा पार्सल अभी कहाँ है बताइए', 'मेरा पार्सल अभी…'],
  ])('are shortened between graphemes if there is no space: %s', (label, cut) => {
    const { elements } = hsl.adaptToChannel(hsl.text('x', { quickReplies: [label] }), 'facebook');
    expect(hsl.listChoices(elements[0] ?? hsl.text(''))[0]?.label).toBe(cut);
  });
});

describe('a long text', () => {
  it('is split at paragraphs, with the buttons below the last part', () => {
    const paragraph = 'A sentence that says something. '.repeat(10).trim();
    const element = hsl.button([paragraph, paragraph, paragraph].join('\n\n'), ['Go on']);
    const result = hsl.adaptToChannel(element, 'facebook');
    expect(result.elements).toEqual([
      hsl.text(paragraph),
      hsl.text(paragraph),
      hsl.button(paragraph, ['Go on']),
    ]);
    expect(changes(result)).toEqual(['text-split']);
  });
});

describe('a carousel', () => {
  const cards = (count: number): hsl.Card[] =>
    Array.from({ length: count }, (_, index) =>
      hsl.card({ title: `Kettle ${index + 1}`, actionables: ['Buy'] }),
    );

  it('with too many cards is split evenly', () => {
    const result = hsl.adaptToChannel(
      hsl.carousel('Ours', cards(12), { width: 'BIG' }),
      'facebook',
    );
    expect(result.elements).toEqual([
      hsl.carousel('Ours', cards(12).slice(0, 6), { width: 'BIG' }),
      hsl.carousel('Ours', cards(12).slice(6), { width: 'BIG' }),
    ]);
    expect(changes(result)).toEqual(['carousel-split']);
  });

  it('repeats a card with too many actions', () => {
    const all = messageButtons(5);
    const card = (actionables: hsl.QuickReply[]) => hsl.card({ title: 'Blue', actionables });
    const result = hsl.adaptToChannel(hsl.carousel('Ours', [card(all)]), 'facebook');
    expect(result.elements).toEqual([
      hsl.carousel('Ours', [card(all.slice(0, 3)), card(all.slice(3))]),
    ]);
    expect(changes(result)).toEqual(['card-repeated']);
  });

  it('of one card becomes an image and a text if the channel supports only images', () => {
    const card = hsl.card({
      title: 'Blue kettle',
      subTitle: '₹ 899',
      image: 'https://cdn.example/k1.png',
      actionables: ['Buy it', hsl.link('More', 'https://shop.example/1')],
    });
    const result = hsl.adaptToChannel(hsl.carousel('Our offer', [card]), 'whatsapp');
    expect(result.elements).toEqual([
      hsl.image('https://cdn.example/k1.png'),
      hsl.text('Our offer\n\nBlue kettle\n₹ 899\n1. Buy it\nMore: https://shop.example/1'),
    ]);
  });

  it('of one card becomes a text with quick replies if the channel supports them', () => {
    const card = hsl.card({ title: 'Blue kettle', actionables: ['Buy it'] });
    expect(hsl.adaptToChannel(hsl.carousel('Our offer', [card]), 'instagram').elements).toEqual([
      hsl.text('Our offer\n\nBlue kettle', { quickReplies: ['Buy it'] }),
    ]);
  });

  it('with a video becomes a link if the channel does not support videos', () => {
    const result = hsl.adaptToChannel(
      hsl.video('https://youtu.be/aqz-KE-bpKQ', { text: 'Watch' }),
      'whatsapp',
    );
    expect(texts(result)).toEqual(['Watch\nYouTube: https://www.youtube.com/watch?v=aqz-KE-bpKQ']);
    expect(changes(result)).toContain('video-to-link');
  });
});

describe('a form', () => {
  const size = hsl.field('size', 'picker', { hint: 'Which size?', options: ['S', 'M', 'L'] });

  it('becomes a list of questions in the order of the fields', () => {
    const form = hsl.form(
      'Delivery',
      [
        hsl.field('city', 'search', {
          searchSource: 'https://x.example',
          searchPlaceholder: 'Type a city',
          order: 2,
        }),
        hsl.field('street', 'text', { hint: 'Street and number', order: 1 }),
        hsl.field('size', 'picker', { hint: 'Which size?', options: ['S', 'M', 'L'], order: 3 }),
        hsl.field('gift_wrap', 'text', { order: 4 }),
      ],
      { subtitle: 'Where shall we bring it?' },
    );
    const result = hsl.adaptToChannel(form, 'whatsapp');
    expect(texts(result)).toEqual([
      'Delivery\nWhere shall we bring it?\n\n• Street and number\n• Type a city\n• Which size? (S / M / L)\n• Gift wrap',
    ]);
    expect(changes(result)).toEqual(['form-to-questions']);
  });

  it('of one question with options becomes quick replies or a numbered list', () => {
    const form = hsl.form('Your T-shirt', [size]);
    expect(hsl.adaptToChannel(form, 'instagram').elements).toEqual([
      hsl.text('Your T-shirt\nWhich size?', { quickReplies: ['S', 'M', 'L'] }),
    ]);
    expect(texts(hsl.adaptToChannel(form, 'whatsapp'))).toEqual([
      'Your T-shirt\nWhich size?\n1. S\n2. M\n3. L',
    ]);
  });

  it('stays a form on Facebook, where Haptik itself asks the questions', () => {
    expect(hsl.adaptToChannel(hsl.form('x', [size]), 'facebook').changes).toEqual([]);
  });
});

describe('kinds that only the apps support', () => {
  it('become a text with quick replies', () => {
    const plans = hsl.tabList(
      'Choose a plan',
      [hsl.tab('Monthly', [hsl.tabItem({ title: '1 GB', price: '₹ 199', message: 'Plan 199' })])],
      hsl.sendSelection('Order'),
    );
    expect(hsl.adaptToChannel(plans, 'facebook').elements).toEqual([
      hsl.text('Choose a plan\nMonthly', { quickReplies: [hsl.say('1 GB · ₹ 199', 'Plan 199')] }),
    ]);
  });

  it('become a text', () => {
    const receipt = hsl.receipt(
      'Thank you',
      [
        { title: 'Blue kettle', body: '₹ 899' },
        { title: 'Red pan', body: '₹ 1,299' },
      ],
      {
        header: 'Order 9042',
        subheader: [{ headerOne: 'Paid by', bodyOne: 'card' }],
        footer: { amount: '₹ 2,198', actionables: ['Send it again'] },
      },
    );
    expect(texts(hsl.adaptToChannel(receipt, 'whatsapp'))).toEqual([
      'Thank you\n\nOrder 9042\nPaid by: card\n\nBlue kettle: ₹ 899\nRed pan: ₹ 1,299\n\n₹ 2,198\n1. Send it again',
    ]);
  });
});

describe('several tabs', () => {
  it('become a numbered list below their titles, because labels may repeat', () => {
    const plan = (message: string) => [hsl.tabItem({ title: 'Basic', message })];
    const plans = hsl.tabList(
      'Choose',
      [hsl.tab('Monthly', plan('Plan 199')), hsl.tab('Yearly', plan('Plan 1999'))],
      hsl.link('Compare', 'https://shop.example/plans'),
    );
    expect(texts(hsl.adaptToChannel(plans, 'facebook'))).toEqual([
      'Choose\n\nMonthly\n1. Basic\n\nYearly\n2. Basic\n\nCompare: https://shop.example/plans',
    ]);
    expect(hsl.matchChoice(plans, '2')?.message).toBe('Plan 1999');
  });
});

describe('an action in a control that does not support it', () => {
  it('is written into the text: a link among quick replies', () => {
    const wire = {
      type: 'TEXT',
      text: 'Hi',
      data: { quick_replies: ['A', hsl.link('Go', 'https://x.example')] },
    };
    expect(hsl.adaptToChannel(wire, 'facebook').elements).toEqual([
      hsl.text('Hi\nGo: https://x.example', { quickReplies: ['A'] }),
    ]);
  });

  it('is written into the text: an action that fills the message bar', () => {
    const element = hsl.button('Ask', [hsl.messageBar('Type a question', 'I want to ')]);
    expect(hsl.adaptToChannel(element, 'instagram').elements).toEqual([
      hsl.text('Ask\nType a question'),
    ]);
  });

  it('is written with its phone number, whatever its key', () => {
    const element = hsl.button('Help', [
      hsl.phoneCall('Call us', '', { payload: { phone: '+911234' } }),
    ]);
    expect(hsl.validateForChannel(element)).toEqual([]);
    expect(texts(hsl.adaptToChannel(element, 'whatsapp'))).toEqual(['Help\nCall us: +911234']);
  });

  it('is replaced: a video by a link', () => {
    const video = hsl.video('https://www.youtube.com/embed/abc?start=90', { text: 'How to' });
    const link = hsl.link('YouTube', 'https://www.youtube.com/watch?v=abc&t=90');
    expect(hsl.adaptToChannel(video, 'facebook').elements).toEqual([hsl.button('How to', [link])]);
    const two = hsl.carousel('Ours', [
      video.data.items[0] ?? hsl.card({}),
      hsl.card({ title: 'B' }),
    ]);
    const { elements } = hsl.adaptToChannel(two, 'facebook');
    expect(elements.flatMap((one) => hsl.validateForChannel(one, 'facebook'))).toEqual([]);
  });
});

describe('a carousel on a channel with carousels', () => {
  it('stays a carousel if the channel does not support one of its actions', () => {
    const card = hsl.card({
      title: 'Blue kettle',
      description: 'Steel',
      image: 'https://cdn.example/k1.png',
      actionables: ['Buy it', hsl.phoneCall('Call us', '+911234567890')],
      miniActionable: hsl.share('Share'),
    });
    const result = hsl.adaptToChannel(hsl.carousel('Ours', [card]), 'web');
    expect(result.elements).toEqual([
      hsl.carousel('Ours', [
        hsl.card({
          title: 'Blue kettle',
          description: 'Steel\nCall us: +911234567890',
          image: 'https://cdn.example/k1.png',
          actionables: ['Buy it'],
        }),
      ]),
    ]);
    expect(changes(result)).toEqual(['choice-omitted', 'choices-written']);
  });

  it('does not reveal an image that its aspect ratio hides', () => {
    const cards = [hsl.card({ title: 'Text only', image: 'https://cdn.example/blank.png' })];
    const result = hsl.adaptToChannel(hsl.carousel('', cards, { aspectRatio: 1000 }), 'whatsapp');
    expect(result.elements).toEqual([hsl.text('Text only')]);
    expect(changes(result)).toEqual(['carousel-to-text']);
  });

  it('gets a link for its video, which does not change the numbers of the choices', () => {
    const element = hsl.carousel('Ours', [
      hsl.card({ title: 'A', image: 'https://www.youtube.com/embed/abc', actionables: ['Buy A'] }),
      hsl.card({ title: 'B', actionables: ['Buy B'] }),
    ]);
    expect(texts(hsl.adaptToChannel(element, 'whatsapp'))).toEqual([
      'Ours\n\nA\n1. Buy A\nYouTube: https://www.youtube.com/watch?v=abc\n\nB\n2. Buy B',
    ]);
    expect(hsl.matchChoice(element, '2')?.label).toBe('Buy B');
  });
});

describe('an adapted element', () => {
  it('keeps its voice text and its unknown keys', () => {
    const options = { voiceText: 'Four choices', isNew: true, extra: { test1: 1 } };
    const { elements } = hsl.adaptToChannel(
      hsl.button('Which?', messageButtons(4), options),
      'facebook',
    );
    expect(elements).toEqual([hsl.text('Which?', { quickReplies: messageButtons(4), ...options })]);
  });

  it('keeps the message that the bot receives instead', () => {
    const agents = Array.from({ length: 4 }, (_, index) =>
      hsl.say(`Agent ${index}`, `Call agent ${index}`, { gogoMessage: `agent_${index}` }),
    );
    expect(hsl.adaptToChannel(hsl.button('Who?', agents), 'facebook').elements).toEqual([
      hsl.text('Who?', { quickReplies: agents }),
    ]);
  });

  it('keeps the unknown keys of its data', () => {
    const wire = { type: 'BUTTON', text: 'x', data: { items: ['y'.repeat(30)], layout: 'grid' } };
    const [element] = hsl.adaptToChannel(wire, 'facebook').elements;
    expect(element?.data).toHaveProperty('layout', 'grid');
  });
});

describe('an extremely large element', () => {
  it('is split, with the choices below the last part', () => {
    const element = hsl.text('word '.repeat(100_000), { quickReplies: ['Yes', 'No'] });
    const { elements } = hsl.adaptToChannel(element, 'facebook');
    expect(elements.flatMap((one) => hsl.listChoices(one))).toHaveLength(2);
    expect(elements.at(-1)?.data).toHaveProperty('quick_replies.length', 2);
  });

  it.each<[string, () => hsl.HslElement]>([
    ['a hundred thousand buttons', () => hsl.button('x', Array<string>(200_000).fill('a'))],
    [
      'a very long run of spaces',
      () => hsl.text(`a${' '.repeat(200_000)}b c ${'x'.repeat(200_000)}`),
    ],
    [
      'thousands of actions on one card',
      () =>
        hsl.carousel('x', [
          hsl.card({
            title: 't',
            actionables: Array.from(
              { length: 30_000 },
              (_, index) => `Button with long label ${index}`,
            ),
          }),
        ]),
    ],
    ['a megabyte of one word', () => hsl.text('a'.repeat(1_000_000))],
    ['a megabyte of combining marks', () => hsl.text(`a${'\u0301\u0323'.repeat(250_000)}`)],
    [
      'thousands of labels with a common prefix',
      () => {
        const pairs = Array.from({ length: 4_000 }, (_, index) => {
          const stem = `abcdefghijklmnopq${String.fromCodePoint(0x4e00 + index)}`;
          return [`${stem}longer tail one`, `${stem}longer tail two`];
        });
        return hsl.carousel('x', [hsl.card({ title: 't', actionables: pairs.flat() })]);
      },
    ],
  ])('is adapted, rendered and matched: %s', (_, make) => {
    const element = make();
    expect(hsl.adaptToChannel(element, 'facebook').elements.length).toBeGreaterThan(0);
    expect(hsl.toPlainText(element)).not.toBe('');
    expect(hsl.matchChoice(element, `a${'\u0301\u0323'.repeat(300_000)}`)).toBeUndefined();
  });
});

describe('custom rules', () => {
  const limited = (limits: hsl.CustomChannelRules['limits']): hsl.CustomChannelRules => ({
    name: 'Our kiosk',
    limits,
  });
  const at = (max: number) => ({ max, severity: 'error', source: 'us' }) as const;

  it.each([-1, 1.5, NaN, Infinity])('ignore an invalid limit of %d', (max) => {
    const rules = limited({ textLength: at(max), buttons: at(max), cardButtons: at(max) });
    for (const element of [
      hsl.text('hi'),
      hsl.button('x', ['A']),
      hsl.carousel('x', [hsl.card({ title: 'T', actionables: ['A'] })]),
    ]) {
      expect(hsl.adaptToChannel(element, rules)).toEqual({ elements: [element], changes: [] });
    }
  });

  it('may allow no cards or no buttons on cards', () => {
    const element = hsl.carousel('Ours', [hsl.card({ title: 'T', actionables: ['A', 'B'] })]);
    for (const rules of [limited({ cards: at(0) }), limited({ cardButtons: at(0) })]) {
      expect(hsl.adaptToChannel(element, rules).elements).toEqual([
        hsl.button('Ours\n\nT', ['A', 'B']),
      ]);
    }
  });

  it('apply like built-in rules', () => {
    const rules: hsl.ChannelRules = {
      name: 'Our kiosk',
      platforms: [],
      limits: { buttons: { max: 1, severity: 'error', source: 'us' } },
      unsupported: {},
      actions: {},
    };
    expect(changes(hsl.adaptToChannel(hsl.button('x', messageButtons(2)), rules))).toEqual([
      'buttons-to-quick-replies',
    ]);
  });
});
