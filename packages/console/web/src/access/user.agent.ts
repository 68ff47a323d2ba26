const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The browser and operating system of a user agent, as far as they are recognized. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

/** Names are tried in order, since most browsers also claim to be Chrome and Safari. */
export function parseUserAgent(userAgent: string | null): Device {
  const nameIn = (names: typeof BROWSERS): string | undefined =>
    names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS) };
}

export function isMobileUserAgent(userAgent: string | null): boolean {
  return /\b(iPhone|Android|Mobile)\b/.test(userAgent ?? '');
}
