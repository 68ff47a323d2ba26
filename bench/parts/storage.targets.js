/** The targets of storage with the measured values. */
export function targetsOf({ failing, answered, draining }) {
  const embedded = failing.find(({ storage, load }) => {
    return storage === 'PGlite' && load === 'one at a time';
  });
  const pair = draining.find(({ workers }) => workers === 2);
  const [, again, ...stored] = answered;
  const noise = Math.abs(1 - again.overNone);
  return [
    {
      what: 'PGlite: added to the p50 of a failing call',
      atMost: 5,
      measured: embedded.added.p50,
      unit: ' ms',
    },
    { what: 'two workers on PostgreSQL: handoffs a second', atLeast: 100, measured: pair.rate },
    ...stored.map(({ storage, overNone }) => ({
      what: `${storage}: × the rate of successful calls without storage, within the noise`,
      atLeast: Number((1 - noise).toFixed(3)),
      measured: overNone,
    })),
  ];
}
