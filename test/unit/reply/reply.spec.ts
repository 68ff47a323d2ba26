import { failure, Handoff, handoff, HaptikFailure, Reply, reply } from 'nestjs-haptik';

describe('Reply', () => {
  it('has status true and its messages in order', () => {
    const element = { type: 'TEXT', text: 'Pick one' };
    expect(reply('Found it.', element)).toMatchObject({
      status: true,
      messages: ['Found it.', element],
      conversationUpdate: undefined,
      userUpdate: undefined,
    });
  });

  it('has status false when created by failure()', () => {
    expect(failure('There is no such order.')).toMatchObject({
      status: false,
      messages: ['There is no such order.'],
    });
    expect(failure('x')).toBeInstanceOf(Reply);
  });

  it('is not changed by an update, which returns a new reply', () => {
    const first = reply('Saved');
    const second = first.conversation({ a: '1' });
    const third = second.user({ b: '2' });
    expect(first).toMatchObject({ conversationUpdate: undefined, userUpdate: undefined });
    expect(second).toMatchObject({ conversationUpdate: { a: '1' }, userUpdate: undefined });
    expect(third).toMatchObject({ conversationUpdate: { a: '1' }, userUpdate: { b: '2' } });
  });

  it('merges its updates, and a later value wins', () => {
    const built = reply('x')
      .conversation({ a: '1', b: '1' })
      .user({ u: '1' })
      .conversation({ b: '2', c: undefined })
      .user({ v: '2' });
    expect(built.conversationUpdate).toStrictEqual({ a: '1', b: '2', c: undefined });
    expect(built.userUpdate).toStrictEqual({ u: '1', v: '2' });
  });

  it('does not change when the objects passed to it change', () => {
    const texts = ['one'];
    const update: Record<string, string> = { a: '1' };
    const built = reply(...texts).conversation(update);
    texts.push('two');
    update['a'] = '2';
    expect(built).toMatchObject({ messages: ['one'], conversationUpdate: { a: '1' } });
  });

  it('keeps a key named __proto__ as a plain key', () => {
    const update = JSON.parse('{"__proto__":"kept"}') as Record<string, string>;
    const built = reply('x').conversation(update).user(update).conversation({ a: '1' });
    expect(Object.keys(built.conversationUpdate ?? {})).toEqual(['__proto__', 'a']);
    expect(Object.keys(built.userUpdate ?? {})).toEqual(['__proto__']);
    expect(built.conversationUpdate).not.toHaveProperty('kept');
  });
});

describe('Handoff', () => {
  it('accepts a team, a text, both or neither', () => {
    expect(handoff()).toEqual(new Handoff());
    expect(handoff({ team: 'returns' })).toMatchObject({ team: 'returns', text: undefined });
    expect(handoff({ text: 'One moment.' })).toMatchObject({ text: 'One moment.' });
  });
});

describe('HaptikFailure', () => {
  it('is an Error that contains its messages but does not print them', () => {
    const thrown = new HaptikFailure('Out of stock', 'Try the blue one');
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown.name).toBe('HaptikFailure');
    expect(thrown.messages).toEqual(['Out of stock', 'Try the blue one']);
    expect(`${thrown.message} ${thrown.stack}`).not.toContain('stock');
  });

  it('has the name of a subclass', () => {
    class SoldOut extends HaptikFailure {}
    expect(new SoldOut('x').name).toBe('SoldOut');
  });
});
