// Preloaded by --import: moves the clock of this process by CLOCK_SHIFT milliseconds.
const RealDate = globalThis.Date;
const shift = Number(process.env.CLOCK_SHIFT ?? 0);

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + shift] : parts));
  }

  static now() {
    return RealDate.now() + shift;
  }
};
