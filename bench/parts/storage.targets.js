/** What is to be reached with storage, beside what was measured. */
export function targetsOf({ breaking, answering, draining }) {
  const embedded = breaking.find(({ storage, load }) => {
    return storage === 'PGlite' && load === 'now and then';
  });
  const pair = draining.find(({ workers }) => workers === 2);
  const [, again, ...stored] = answering;
  const noise = Math.abs(1 - again.overNone);
  return [
    {
      what: 'PGlite: added to the p50 of a call that breaks down',
      atMost: 5,
      measured: embedded.added.p50,
      unit: ' ms',
    },
    { what: 'two workers on PostgreSQL: handoffs a second', atLeast: 100, measured: pair.rate },
    ...stored.map(({ storage, overNone }) => ({
      what: `${storage}: × the rate of answered calls without, but for the noise`,
      atLeast: Number((1 - noise).toFixed(3)),
      measured: overNone,
    })),
  ];
}
