/** The targets of storage with the measured values. */
export function targetsOf({ failing, draining }) {
  const embedded = failing.find(({ storage, load }) => {
    return storage === 'PGlite' && load === 'one at a time';
  });
  const pair = draining.find(({ workers }) => workers === 2);
  return [
    {
      what: 'PGlite: added to the p50 of a failing call',
      atMost: 5,
      measured: embedded.added.p50,
      unit: ' ms',
    },
    { what: 'two workers on PostgreSQL: handoffs a second', atLeast: 100, measured: pair.rate },
  ];
}
