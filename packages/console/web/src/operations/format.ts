const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const UNITS = [
  { unit: 'day', seconds: DAY_S },
  { unit: 'hour', seconds: HOUR_S },
  { unit: 'minute', seconds: MINUTE_S },
] as const;
/** 110 minutes say more than one hour. */
const MIN_COUNT = 2;
const SMALL_SHARE = 0.1;
const MIN_SHARE = 0.001;

type Time = number | string;

/** Writes numbers, shares, times and periods in the form of a locale, times in the zone of the browser. */
export function createFormat(locale: string) {
  const numbers = new Intl.NumberFormat(locale);
  const smallShares = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumSignificantDigits: 2,
  });
  const shares = new Intl.NumberFormat(locale, { style: 'percent' });
  // 99.9% of failures or of the deadline is not all of it.
  const incompleteShares = new Intl.NumberFormat(locale, {
    style: 'percent',
    roundingMode: 'floor',
  });
  /** `<0.1%`, `0.5%`, `12%`; a share that is not zero is not written as 0%. */
  const share = (value: number): string => {
    if (value > 0 && value < MIN_SHARE) return `<${smallShares.format(MIN_SHARE)}`;
    if (value < SMALL_SHARE) return smallShares.format(value);
    return (value < 1 ? incompleteShares : shares).format(value);
  };
  const times = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (at: Time): string => format.format(new Date(at));
  };
  const periods = (unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  return {
    number: (value: number): string => numbers.format(value),
    share,
    /** The same after "at most": `0.1%`, `0.5%`, `12%`. */
    upperShare: (value: number): string => share(value > 0 ? Math.max(value, MIN_SHARE) : value),
    clock: times(clock),
    exactClock: times({ ...clock, second: '2-digit' }),
    weekday: times({ weekday: 'short', day: 'numeric' }),
    dateTime: times({ weekday: 'short', ...clock }),
    /** `45 seconds`, `110 minutes`, `3 hours`: whole units that have passed. */
    period: (seconds: number): string => {
      const fit = UNITS.find((one) => seconds >= one.seconds * MIN_COUNT);
      const { unit, seconds: length } = fit ?? { unit: 'second', seconds: 1 };
      return periods(unit).format(Math.floor(Math.max(seconds, 0) / length));
    },
    /** The time zone of the browser, with its distance from UTC. */
    zone: (): string => {
      const { timeZone } = new Intl.DateTimeFormat(locale).resolvedOptions();
      const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'shortOffset' });
      const offset = parts.formatToParts().find(({ type }) => type === 'timeZoneName')?.value;
      return offset === undefined || timeZone === 'UTC' ? timeZone : `${timeZone}, ${offset}`;
    },
  };
}

export type Format = ReturnType<typeof createFormat>;
