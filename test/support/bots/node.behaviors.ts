import * as fc from 'fast-check';
import { failure, handoff, reply } from 'nestjs-haptik';
import { concat, EMPTY, NEVER, Observable, of, throwError, timer } from 'rxjs';
import { map } from 'rxjs/operators';
import { setTimeout as sleep } from 'node:timers/promises';
import { thrownValues } from '../values/thrown.values.js';
import { type InvalidValue, invalidValues } from '../values/invalid.values.js';

/** The behavior of a node method. */
export interface NodeBehavior {
  readonly description: string;
  readonly run: (signal: AbortSignal) => unknown;
}

/** Longer than the deadline of the node method. */
const TOO_LONG_MS = 60;

const never = (): Promise<unknown> => new Promise(() => undefined);

type Then = (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void;

/** A constant key, because the linter rejects such an object literal. */
const THEN_KEY = 'then';

const thenable = (then: Then): object => Object.defineProperty({}, THEN_KEY, { value: then });

/** Replies of the library with invalid contents. */
const replyValues: fc.Arbitrary<InvalidValue> = fc
  .tuple(
    fc.constantFrom('reply', 'failure', 'handoff', 'altered reply'),
    fc.array(invalidValues, { maxLength: 3 }),
    fc.option(invalidValues),
    fc.option(invalidValues),
  )
  .map(([kind, messages, conversation, user]) => {
    const parts = [...messages, conversation, user].map((part) => part?.description ?? 'nothing');
    return { description: `${kind} of ${parts.join(' + ')}`, create: () => make() };

    function make(): unknown {
      const [first, second] = messages.map((message) => message.create());
      if (kind === 'handoff') return handoff({ text: first, team: second } as object);
      const texts = messages.map((message) => message.create()) as string[];
      const bare = kind === 'failure' ? failure(...texts) : reply('fine', ...texts);
      if (kind === 'altered reply') return Object.assign(bare, { status: first, messages: second });
      const one = conversation ? bare.conversation(toStateUpdate(conversation)) : bare;
      return user ? one.user(toStateUpdate(user)) : one;
    }
  });

/** Invalid values as an update of the state and as a value in one. */
function toStateUpdate({ description, create }: InvalidValue): Record<string, string> {
  const value = create();
  const isMap = typeof value === 'object' && value !== null && description.length % 2 === 0;
  return (isMap ? value : { key: value, toString: 'own' }) as Record<string, string>;
}

/** The ways in which a method returns a value. */
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

/** The ways in which a method fails. */
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
    Object.defineProperty({}, THEN_KEY, {
      get: () => {
        throw make();
      },
    }),
  'throws too late': async (make) => {
    await sleep(TOO_LONG_MS);
    throw make();
  },
};

const NEVER_SETTLING: readonly NodeBehavior[] = [
  { description: 'never resolves', run: never },
  { description: 'never emits', run: () => NEVER },
  { description: 'emits and never completes', run: () => concat(of('fine'), NEVER) },
  { description: 'completes without a value', run: () => EMPTY },
  { description: 'never calls back', run: () => thenable(() => undefined) },
  { description: 'is no Observable', run: () => ({ lift: never, subscribe: () => undefined }) },
  {
    description: 'fails to subscribe',
    run: () =>
      new Observable(() => {
        throw new Error('no');
      }),
  },
  {
    description: 'throws what the signal aborts with',
    run: async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    },
  },
];

const behaviorsOf = (
  ways: Readonly<Record<string, (make: () => unknown) => unknown>>,
  things: fc.Arbitrary<InvalidValue>,
): fc.Arbitrary<NodeBehavior> =>
  fc
    .tuple(fc.constantFrom(...Object.entries(ways)), things)
    .map(([[way, run], { description, create }]) => ({
      description: `${way}: ${description}`,
      run: () => run(create),
    }));

/** All wrong behaviors of a node method and some right ones. */
export const nodeBehaviors: fc.Arbitrary<NodeBehavior> = fc.oneof(
  { weight: 5, arbitrary: behaviorsOf(RETURNS, invalidValues) },
  { weight: 3, arbitrary: behaviorsOf(RETURNS, replyValues) },
  { weight: 5, arbitrary: behaviorsOf(THROWS, thrownValues) },
  { weight: 1, arbitrary: fc.constantFrom(...NEVER_SETTLING) },
);
