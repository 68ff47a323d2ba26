// Preloaded by --import: moves the clock of this process by CLOCK_OFFSET_MS milliseconds.
const RealDate = globalThis.Date;
const shift = Number(process.env.CLOCK_OFFSET_MS ?? 0);

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + shift] : parts));
  }

  static now() {
    return RealDate.now() + shift;
  }
};
