import * as hsl from 'nestjs-haptik/hsl';

const says = (count: number): hsl.QuickReply[] =>
  Array.from({ length: count }, (_, index) => hsl.say(`Choice ${index + 1}`));

const changes = (fitted: hsl.Fitted): string[] => fitted.changes.map(({ change }) => change);
const texts = ({ elements }: hsl.Fitted): (string | undefined)[] =>
  elements.map(({ text }) => text);

describe('too many buttons', () => {
  it('become quick replies while all of them say something', () => {
    const fitted = hsl.fit(hsl.button('Which?', says(13)), 'facebook');
    expect(fitted.elements).toEqual([hsl.text('Which?', { quickReplies: says(13) })]);
    expect(changes(fitted)).toEqual(['buttons-to-quick-replies']);
  });

  it('become a numbered text when there are too many for that as well', () => {
    const element = hsl.button('Which?', says(14));
    const fitted = hsl.fit(element, 'facebook');
    expect(texts(fitted)[0]).toMatch(/^Which\?\n1\. Choice 1\n[^]*\n14\. Choice 14$/);
    expect(changes(fitted)).toEqual(['choices-numbered']);
    expect(hsl.choiceOf(element, '14')?.label).toBe('Choice 14');
  });

  it('leave links beneath the text, where they can still be tapped', () => {
    const element = hsl.button('Which?', [...says(3), hsl.link('Our site', 'https://a.example')]);
    const fitted = hsl.fit(element, 'facebook');
    expect(fitted.elements).toEqual([
      hsl.text('Which?\nOur site: https://a.example', { quickReplies: says(3) }),
    ]);
    expect(changes(fitted)).toEqual(['buttons-to-quick-replies', 'choices-written']);
  });

  it('become numbers when one of them can be neither tapped nor written', () => {
    const element = hsl.button('Which?', ['A', hsl.upload('Send the bill', 'document')]);
    expect(texts(hsl.fit(element, 'facebook'))).toEqual(['Which?\n1. A\n2. Send the bill']);
  });
});

describe('a button that a channel does not have', () => {
  it('is written beneath the text with its number, and the others stay', () => {
    const element = hsl.button('Help?', ['Chat', hsl.call('Call us', '+911234567890')]);
    expect(hsl.fit(element, 'web').elements).toEqual([
      hsl.button('Help?\nCall us: +911234567890', ['Chat']),
    ]);
    expect(hsl.fit(element, 'android').changes).toEqual([]);
  });
});

describe('long labels', () => {
  it('are cut at a word with an ellipsis, and still say what they said', () => {
    const element = hsl.text('Next?', { quickReplies: ['Where is my parcel right now?'] });
    const { elements } = hsl.fit(element, 'facebook');
    expect(elements).toEqual([
      hsl.text('Next?', {
        quickReplies: [hsl.say('Where is my parcel…', 'Where is my parcel right now?')],
      }),
    ]);
  });

  it('are still told apart', () => {
    const labels = ['Order history of the year 2026', 'Order history of the year 2027'];
    const { elements } = hsl.fit(hsl.text('x', { quickReplies: labels }), 'facebook');
    const shown = elements.flatMap((element) => hsl.choicesOf(element)).map(({ label }) => label);
    expect(shown).toEqual(['Order history of…', 'Order history of… 2']);
  });

  it.each([
    ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschifffah…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…'],
    ['मेरा पार्सल अभी कहाँ है बताइए', 'मेरा पार्सल अभी…'],
  ])('are cut between letters when there is no space: %s', (label, cut) => {
    const { elements } = hsl.fit(hsl.text('x', { quickReplies: [label] }), 'facebook');
    expect(hsl.choicesOf(elements[0] ?? hsl.text(''))[0]?.label).toBe(cut);
  });
});

describe('a long text', () => {
  it('becomes several, parted at paragraphs, with the buttons under the last', () => {
    const paragraph = 'A sentence that says something. '.repeat(10).trim();
    const element = hsl.button([paragraph, paragraph, paragraph].join('\n\n'), ['Go on']);
    const fitted = hsl.fit(element, 'facebook');
    expect(fitted.elements).toEqual([
      hsl.text(paragraph),
      hsl.text(paragraph),
      hsl.button(paragraph, ['Go on']),
    ]);
    expect(changes(fitted)).toEqual(['text-split']);
  });
});

describe('a carousel', () => {
  const cards = (count: number): hsl.Card[] =>
    Array.from({ length: count }, (_, index) =>
      hsl.card({ title: `Kettle ${index + 1}`, actionables: ['Buy'] }),
    );

  it('with too many cards becomes several of about one length', () => {
    const fitted = hsl.fit(hsl.carousel('Ours', cards(12), { width: 'BIG' }), 'facebook');
    expect(fitted.elements).toEqual([
      hsl.carousel('Ours', cards(12).slice(0, 6), { width: 'BIG' }),
      hsl.carousel('Ours', cards(12).slice(6), { width: 'BIG' }),
    ]);
    expect(changes(fitted)).toEqual(['carousel-split']);
  });

  it('shows a card with too many actions more than once', () => {
    const all = says(5);
    const card = (actionables: hsl.QuickReply[]) => hsl.card({ title: 'Blue', actionables });
    const fitted = hsl.fit(hsl.carousel('Ours', [card(all)]), 'facebook');
    expect(fitted.elements).toEqual([
      hsl.carousel('Ours', [card(all.slice(0, 3)), card(all.slice(3))]),
    ]);
    expect(changes(fitted)).toEqual(['card-repeated']);
  });

  it('of one card becomes its picture and its text where only pictures are shown', () => {
    const card = hsl.card({
      title: 'Blue kettle',
      subTitle: '₹ 899',
      image: 'https://cdn.example/k1.png',
      actionables: ['Buy it', hsl.link('More', 'https://shop.example/1')],
    });
    const fitted = hsl.fit(hsl.carousel('Our offer', [card]), 'whatsapp');
    expect(fitted.elements).toEqual([
      hsl.image('https://cdn.example/k1.png'),
      hsl.text('Our offer\n\nBlue kettle\n₹ 899\n1. Buy it\n2. More: https://shop.example/1'),
    ]);
  });

  it('of one card becomes a text with quick replies where those are shown', () => {
    const card = hsl.card({ title: 'Blue kettle', actionables: ['Buy it'] });
    expect(hsl.fit(hsl.carousel('Our offer', [card]), 'instagram').elements).toEqual([
      hsl.text('Our offer\nBlue kettle', { quickReplies: ['Buy it'] }),
    ]);
  });

  it('with a video becomes a link to it where no videos are shown', () => {
    const fitted = hsl.fit(
      hsl.video('https://youtu.be/aqz-KE-bpKQ', { text: 'Watch' }),
      'whatsapp',
    );
    expect(texts(fitted)).toEqual([
      'Watch\n\n1. YouTube: https://www.youtube.com/embed/aqz-KE-bpKQ',
    ]);
    expect(changes(fitted)).toContain('video-to-link');
  });
});

describe('a form', () => {
  const size = hsl.field('size', 'picker', { hint: 'Which size?', options: ['S', 'M', 'L'] });

  it('becomes its questions, in the order of the fields', () => {
    const form = hsl.form(
      'Delivery',
      [
        hsl.field('city', 'search', { searchPlaceholder: 'Type a city', order: 2 }),
        hsl.field('street', 'text', { hint: 'Street and number', order: 1 }),
        { ...size, order: 3 },
      ],
      { subtitle: 'Where shall we bring it?' },
    );
    const fitted = hsl.fit(form, 'whatsapp');
    expect(texts(fitted)).toEqual([
      'Delivery\nWhere shall we bring it?\n\n• Street and number\n• Type a city\n• Which size? (S / M / L)',
    ]);
    expect(changes(fitted)).toEqual(['form-to-questions']);
  });

  it('of one question with options becomes quick replies, or numbers', () => {
    const form = hsl.form('Your T-shirt', [size]);
    expect(hsl.fit(form, 'instagram').elements).toEqual([
      hsl.text('Your T-shirt\nWhich size?', { quickReplies: ['S', 'M', 'L'] }),
    ]);
    expect(texts(hsl.fit(form, 'whatsapp'))).toEqual([
      'Your T-shirt\nWhich size?\n1. S\n2. M\n3. L',
    ]);
  });

  it('stays a form on Facebook, where Haptik asks its questions itself', () => {
    expect(hsl.fit(hsl.form('x', [size]), 'facebook').changes).toEqual([]);
  });
});

describe('kinds that only the apps show', () => {
  it('keep their choices as quick replies', () => {
    const plans = hsl.tabList(
      'Choose a plan',
      [hsl.tab('Monthly', [hsl.tabItem({ title: '1 GB', price: '₹ 199', message: 'Plan 199' })])],
      hsl.sendChosen('Order'),
    );
    expect(hsl.fit(plans, 'facebook').elements).toEqual([
      hsl.text('Choose a plan', { quickReplies: [hsl.say('1 GB · ₹ 199', 'Plan 199')] }),
    ]);
  });

  it('are read as texts', () => {
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
    expect(texts(hsl.fit(receipt, 'whatsapp'))).toEqual([
      'Thank you\n\nOrder 9042\nPaid by: card\n\nBlue kettle: ₹ 899\nRed pan: ₹ 1,299\n\n₹ 2,198\n1. Send it again',
    ]);
  });
});

describe('what a fitted element keeps', () => {
  it('is the rest of it: what is spoken, and keys that nobody knows', () => {
    const options = { voiceText: 'Four choices', isNew: true, extra: { test1: 1 } };
    const { elements } = hsl.fit(hsl.button('Which?', says(4), options), 'facebook');
    expect(elements).toEqual([hsl.text('Which?', { quickReplies: says(4), ...options })]);
  });
});

describe('rules of one’s own', () => {
  it('are fitted to like any other', () => {
    const rules: hsl.ChannelRules = {
      name: 'Our kiosk',
      platforms: [],
      limits: { buttons: { most: 1, severity: 'error', source: 'us' } },
      unsupported: {},
      deeds: {},
    };
    expect(changes(hsl.fit(hsl.button('x', says(2)), rules))).toEqual(['buttons-to-quick-replies']);
  });
});
