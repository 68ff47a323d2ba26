import * as hsl from 'nestjs-haptik/hsl';

describe('an element from the wire', () => {
  it.each<[string, unknown, object]>([
    [
      'booleans and numbers in quotes',
      {
        type: 'CAROUSEL',
        text: 'x',
        data: {
          image_aspect_ratio: '1.67',
          items: [
            {
              actionables: [
                {
                  actionable_text: 'A',
                  type: 'APP_ACTION',
                  is_default: 'True',
                  location_required: 'false',
                },
              ],
            },
          ],
        },
      },
      {
        data: {
          image_aspect_ratio: 1.67,
          width: 'THIN',
          items: [
            { title: '', actionables: [{ is_default: 1, location_required: false, uri: '' }] },
          ],
        },
      },
    ],
    [
      'the aspect ratio that hides images',
      { type: 'CAROUSEL', data: { image_aspect_ratio: '1000.1', items: [] } },
      { data: { image_aspect_ratio: 1000.1 } },
    ],
    [
      'a single action instead of a list, under its alias',
      { type: 'CAROUSEL', data: { items: [{ actionable: { actionable_text: 'A' } }] } },
      { data: { items: [{ actionables: [{ actionable_text: 'A' }] }] } },
    ],
    [
      'the alias of expired_text',
      { type: 'TAB_LIST', data: { actionables: [{ actionable_text: 'A', expiry_text: 'Late' }] } },
      { data: { actionables: [{ expired_text: 'Late' }] } },
    ],
    [
      'an action without a type',
      { type: 'BUTTON', data: { items: [{ payload: null }] } },
      { data: { items: [{ type: '', payload: {} }] } },
    ],
    [
      'no data',
      { type: 'TEXT', text: 'x', data: null },
      { data: { quick_replies: [] }, voice_text: '' },
    ],
    [
      'the end of a chat',
      { type: 'SYSTEM', text: 'x', data: {} },
      { data: { event_name: '', payload: {} } },
    ],
    [
      'intents of a bot',
      { type: 'BUTTON', text: 'x', data: { items: [], intents: ['a', 'b'] } },
      { data: { items: [], intents: ['a', 'b'] } },
    ],
    [
      'the metadata of the bot builder',
      { type: 'TEXT', text: 'x', isNew: true, builder_metadata_subtype: 'IMAGE' },
      { isNew: true, builder_metadata_subtype: 'IMAGE' },
    ],
    [
      'an unknown kind',
      { type: 'LIST', sections: [{ rows: [1] }] },
      { type: 'LIST', sections: [{ rows: [1] }] },
    ],
  ])('is parsed with %s', (_, wire, expected) => {
    expect(hsl.parse(wire)).toMatchObject(expected);
    expect(hsl.parse(JSON.stringify(wire))).toMatchObject(expected);
    expect(hsl.parse(JSON.stringify(JSON.stringify(wire)))).toMatchObject(expected);
  });

  it.each([
    undefined,
    null,
    '',
    'Hello',
    '{',
    '[]',
    '"x"',
    '{"text":"x"}',
    7,
    [],
    {},
    { type: 7 },
    { type: '' },
  ])('is undefined for %j', (value) => {
    expect(hsl.parse(value)).toBeUndefined();
  });

  it('is narrowed by isKind', () => {
    const element = hsl.parse(hsl.button('x', ['A']));
    expect(element && hsl.isKind(element, 'BUTTON')).toBe(true);
    expect(element && hsl.isKind(element, 'TEXT')).toBe(false);
  });

  it('cannot pollute prototypes', () => {
    const wire =
      '{"type":"TEXT","text":"x","__proto__":{"polluted":1},"data":{"__proto__":{"a":1}}}';
    const element = hsl.parse(wire);
    expect(Object.getPrototypeOf(element)).toBe(Object.prototype);
    expect(element).not.toHaveProperty('polluted');
    expect(Object.keys(element ?? {})).toContain('__proto__');
  });
});

describe('a built element', () => {
  it('does not share objects with the caller', () => {
    const payload = { scope: { cart: 1 } };
    const extra = { list: [1] };
    const element = hsl.button('x', [hsl.say('A', 'a', { payload })], { extra });
    payload.scope.cart = 2;
    extra.list.push(2);
    expect(JSON.stringify(element)).toMatch(/"cart":1.*"list":\[1\]/);
  });

  it('accepts extra keys, but known keys take precedence', () => {
    const actionable = hsl.say('a', 'b', {
      isDefault: true,
      extra: { emoji: '🎉', is_default: 0 },
    });
    expect(actionable).toMatchObject({ emoji: '🎉', is_default: 1 });
    expect(hsl.card({ title: 'x', extra: { meta: '4.5' } }).meta).toBe('4.5');
  });

  it('keeps its type and its texts despite extra keys', () => {
    const element = hsl.text('x', {
      extra: { type: 'BUTTON', text: 'y', voice_text: 'z', more: 1 },
    });
    expect(element).toMatchObject({ type: 'TEXT', text: 'x', more: 1 });
  });

  it.each([
    ['https://youtu.be/aqz-KE-bpKQ', 'https://www.youtube.com/embed/aqz-KE-bpKQ'],
    [
      'https://www.youtube.com/watch?t=3&v=aqz-KE-bpKQ',
      'https://www.youtube.com/embed/aqz-KE-bpKQ',
    ],
    ['https://youtube.com/shorts/aqz-KE-bpKQ?x=1', 'https://www.youtube.com/embed/aqz-KE-bpKQ'],
    ['https://www.youtube.com/embed/aqz-KE-bpKQ', 'https://www.youtube.com/embed/aqz-KE-bpKQ'],
    ['https://cdn.example/film.mp4', 'https://cdn.example/film.mp4'],
  ])('plays the video of %s', (url, embedded) => {
    expect(hsl.video(url).data.items[0]?.thumbnail.image).toBe(embedded);
  });

  it('numbers the fields of a form that have no order', () => {
    const orders = (fields: hsl.FormFieldInput[]): number[] =>
      hsl.form('x', fields).data.fields.map(({ order }) => order);
    expect(orders([hsl.field('a', 'text'), hsl.field('b', 'text')])).toEqual([0, 1]);
    const last = hsl.field('b', 'text', { order: 5 });
    expect(orders([hsl.field('a', 'text'), last, hsl.field('c', 'text')])).toEqual([0, 5, 2]);
    const first = hsl.field('a', 'text', { order: 0 });
    expect(orders([first, first])).toEqual([0, 0]);
  });
});

describe('an element as a text', () => {
  it.each<[string, hsl.HslElement, string]>([
    ['a text', hsl.text('Hello'), 'Hello'],
    ['quick replies', hsl.text('Next?', { quickReplies: ['A', 'B'] }), 'Next?\n1. A\n2. B'],
    [
      'buttons',
      hsl.button('Go?', [hsl.webview('Pay', 'https://pay.example')]),
      'Go?\nPay: https://pay.example',
    ],
    [
      'an older link',
      hsl.button('Go?', [
        hsl.actionable('Pay', {
          type: 'APP_ACTION',
          uri: 'LINK',
          payload: { link: 'https://pay.example' },
        }),
      ]),
      'Go?\nPay: https://pay.example',
    ],
    ['a picture', hsl.image('https://cdn.example/1.png'), ''],
    ['a blank label', hsl.button('Q', [hsl.say('', 'Hello'), 'B']), 'Q\n1. Hello\n2. B'],
    [
      'labels with leading numbers',
      hsl.button('Q', ['1. Track', '2. Cancel']),
      'Q\n1. Track\n2. Cancel',
    ],
    [
      'actions without a meaning as text',
      hsl.button('Q', ['A', hsl.share('Share'), hsl.askFeedback('Rate'), hsl.shareReceipt('Send')]),
      'Q\n1. A',
    ],
    ['a form of one question', hsl.form('You', [hsl.field('name', 'text')]), 'You\nName'],
    [
      'a form with multiple choice',
      hsl.form('Toppings', [
        hsl.field('t', 'multiselectpicker', { hint: 'Which?', options: ['Olives', 'Corn'] }),
      ]),
      'Toppings\nWhich? (Olives / Corn)',
    ],
    ['actions for the app', hsl.silent('sync', []), ''],
    ['numbers as labels', hsl.button('How many?', ['2', '1']), 'How many?\n• 2\n• 1'],
    [
      'details',
      hsl.button('x', [hsl.details('More', { title: 'Kettle', description: 'Steel' })]),
      'x\nKettle\nSteel',
    ],
    ['a chat event', hsl.system('Meera has joined', 'chat_pinned'), 'Meera has joined'],
    ['an unknown kind', hsl.raw('LIST', 'Our list'), 'Our list'],
    ['a value that is no element', {} as hsl.HslElement, ''],
  ])('is readable: %s', (_, element, text) => {
    expect(hsl.toPlainText(element)).toBe(text);
  });
});

describe('a choice', () => {
  const element = hsl.button('Which?', [
    hsl.say('Small', 'size s'),
    hsl.link('Table of sizes', 'https://shop.example/sizes'),
    hsl.say('Large', 'size l', { gogoMessage: 'SIZE_L' }),
    hsl.say('Ask about it', 'Is it in stock?'),
  ]);

  it.each([
    ['1', 'Small'],
    ['#1', 'Small'],
    ['(1)', 'Small'],
    [' 1) ', 'Small'],
    ['SMALL', 'Small'],
    ['Size S', 'Small'],
    ['2.', 'Large'],
    ['२', 'Large'],
    ['２', 'Large'],
    ['\u200f2', 'Large'],
    ['2️⃣', 'Large'],
    ['\u{116db}', 'Small'],
    ['size_l', 'Large'],
    ['is it in stock?', 'Ask about it'],
    ['table of sizes', 'Table of sizes'],
  ])('is found by %j', (answer, label) => {
    expect(hsl.matchChoice(element, answer)?.label).toBe(label);
  });

  it.each(['', '0', '4', '1.5', '-1', '1e0', 'small size', '99999999999', 'x'.repeat(501)])(
    'is not found by %j',
    (answer) => {
      expect(hsl.matchChoice(element, answer)).toBeUndefined();
    },
  );

  it('has the number of the text', () => {
    expect(hsl.listChoices(element).map(({ number }) => number)).toEqual([1, undefined, 2, 3]);
    expect(hsl.toPlainText(element).split('\n')).toEqual([
      'Which?',
      '1. Small',
      'Table of sizes: https://shop.example/sizes',
      '2. Large',
      '3. Ask about it',
    ]);
  });

  it.each([
    ['labels', hsl.button('How many?', ['2', '1', '3'])],
    ['labels with a dot', hsl.button('How many?', ['2.', '1.', '3.'])],
    ['labels with a sign', hsl.button('How many?', ['#2', '(1)', '#3'])],
    ['labels with leading numbers', hsl.button('How many?', ['2. Two', '1. One', '3. Three'])],
    ['messages', hsl.button('Sure?', [hsl.say('No', '2'), hsl.say('Yes', '1')])],
  ])('has no number if %s are the numbers of other choices', (_, counted) => {
    expect(hsl.listChoices(counted).map(({ number }) => number)).not.toContain(1);
    expect(hsl.matchChoice(counted, '1')?.label).toBe(hsl.listChoices(counted)[1]?.label);
    expect(hsl.matchChoice(counted, '1.')?.label).toBe(hsl.listChoices(counted)[1]?.label);
  });

  it.each([
    ['labels', hsl.button('How many?', ['1', '2', '3'])],
    ['labels with leading numbers', hsl.button('What?', ['1. Track', '2) Cancel', '3: Help'])],
    [
      'messages for the bot',
      hsl.button('When?', [hsl.say('10 am', 'At 10', { gogoMessage: '1' })]),
    ],
  ])('keeps its number if %s equal it', (_, counted) => {
    for (const choice of hsl.listChoices(counted)) {
      expect(choice.number).toBeDefined();
      expect(hsl.matchChoice(counted, `${choice.number}`)).toEqual(choice);
    }
  });

  it('is not found by a label that several cards share, unless the choices are equal', () => {
    const card = (message: string) =>
      hsl.card({ title: 'x', actionables: [hsl.say('Buy', message)] });
    const two = hsl.carousel('Ours', [card('Buy the blue one'), card('Buy the red one')]);
    expect(hsl.matchChoice(two, 'buy')).toBeUndefined();
    expect(hsl.matchChoice(two, 'buy the red one')?.number).toBe(2);
    const same = hsl.carousel('Ours', [card('Buy'), card('Buy')]);
    expect(hsl.matchChoice(same, 'buy')?.number).toBe(1);
  });
});
