import * as fc from 'fast-check';
import { failure, handoff, reply } from 'nestjs-haptik';
import { concat, EMPTY, NEVER, Observable, of, throwError, timer } from 'rxjs';
import { map } from 'rxjs/operators';
import { setTimeout as sleep } from 'node:timers/promises';
import { mistakes } from './mistakes.js';
import { type Rubbish, rubbishes } from './rubbish.js';

/** What a node method does when it is called. */
export interface Behaviour {
  readonly what: string;
  readonly run: (signal: AbortSignal) => unknown;
}

/** Longer than the time of the node method. */
const TOO_LONG_MS = 60;

const never = (): Promise<unknown> => new Promise(() => undefined);

type Then = (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void;

/** Named apart, because the linter knows that nobody should write such an object. */
const THEN = 'then';

const thenable = (then: Then): object => Object.defineProperty({}, THEN, { value: then });

/** Replies of the library's own making, of rubbish. */
const replies: fc.Arbitrary<Rubbish> = fc
  .tuple(
    fc.constantFrom('reply', 'failure', 'handoff', 'altered reply'),
    fc.array(rubbishes, { maxLength: 3 }),
    fc.option(rubbishes),
    fc.option(rubbishes),
  )
  .map(([kind, messages, conversation, user]) => {
    const parts = [...messages, conversation, user].map((part) => part?.what ?? 'nothing');
    return { what: `${kind} of ${parts.join(' + ')}`, make: () => make() };

    function make(): unknown {
      const [first, second] = messages.map((message) => message.make());
      if (kind === 'handoff') return handoff({ text: first, team: second } as object);
      const texts = messages.map((message) => message.make()) as string[];
      const bare = kind === 'failure' ? failure(...texts) : reply('fine', ...texts);
      if (kind === 'altered reply') return Object.assign(bare, { status: first, messages: second });
      const one = conversation ? bare.conversation(updateOf(conversation)) : bare;
      return user ? one.user(updateOf(user)) : one;
    }
  });

/** Rubbish as an update of the state, and as a value in one. */
function updateOf({ what, make }: Rubbish): Record<string, string> {
  const value = make();
  const isMap = typeof value === 'object' && value !== null && what.length % 2 === 0;
  return (isMap ? value : { key: value, toString: 'own' }) as Record<string, string>;
}

/** How a value comes out of a method. */
const RETURNS: Readonly<Record<string, (make: () => unknown) => unknown>> = {
  returns: (make) => make(),
  resolves: async (make) => Promise.resolve(make()),
  'resolves a moment later': async (make) => sleep(2).then(make),
  emits: (make) => of(make()),
  'emits last': (make) => of('first', 'second', make()),
  'emits a moment later': (make) => timer(2).pipe(map(make)),
  'resolves twice': (make) =>
    thenable((resolve) => {
      resolve(make());
      resolve('again');
    }),
  'resolves and then throws': (make) =>
    thenable((resolve) => {
      resolve(make());
      throw new Error('after all');
    }),
  'resolves too late': async (make) => sleep(TOO_LONG_MS).then(make),
};

/** How a mistake comes out of a method. */
const THROWS: Readonly<Record<string, (make: () => unknown) => unknown>> = {
  throws: (make) => {
    throw make();
  },
  rejects: async (make) => {
    await Promise.resolve();
    throw make();
  },
  errs: (make) => throwError(make),
  'emits and errs': (make) => concat(of('fine'), throwError(make)),
  'rejects as a thenable': (make) => thenable((_, reject) => reject(make())),
  'throws in then': (make) =>
    thenable(() => {
      throw make();
    }),
  'throws when asked for then': (make) =>
    Object.defineProperty({}, THEN, {
      get: () => {
        throw make();
      },
    }),
  'throws too late': async (make) => {
    await sleep(TOO_LONG_MS);
    throw make();
  },
};

const ENDLESS: readonly Behaviour[] = [
  { what: 'never resolves', run: never },
  { what: 'never emits', run: () => NEVER },
  { what: 'emits and never completes', run: () => concat(of('fine'), NEVER) },
  { what: 'completes without a value', run: () => EMPTY },
  { what: 'never calls back', run: () => thenable(() => undefined) },
  { what: 'is no Observable', run: () => ({ lift: never, subscribe: () => undefined }) },
  {
    what: 'fails to subscribe',
    run: () =>
      new Observable(() => {
        throw new Error('no');
      }),
  },
  {
    what: 'throws what the signal aborts with',
    run: async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    },
  },
];

const doing = (
  ways: Readonly<Record<string, (make: () => unknown) => unknown>>,
  things: fc.Arbitrary<Rubbish>,
): fc.Arbitrary<Behaviour> =>
  fc
    .tuple(fc.constantFrom(...Object.entries(ways)), things)
    .map(([[way, run], { what, make }]) => ({
      what: `${way}: ${what}`,
      run: () => run(make),
    }));

/** Everything that a node method can do wrong, and some of what it can do right. */
export const behaviours: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 5, arbitrary: doing(RETURNS, rubbishes) },
  { weight: 3, arbitrary: doing(RETURNS, replies) },
  { weight: 5, arbitrary: doing(THROWS, mistakes) },
  { weight: 1, arbitrary: fc.constantFrom(...ENDLESS) },
);
