/** What the Vite configurations of all pages share. Paths are relative to a page. */
export const PAGE = {
  /** A server writes the mount path of the console into <base href>; the playground has none. */
  base: './',
  publicDir: '../../ui/public',
};

export const PAGE_BUILD = {
  emptyOutDir: true,
  target: ['chrome123', 'firefox120', 'safari17.5'],
  // The Content Security Policy blocks images in data: URLs.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
};

/** Dependencies change rarely, so browsers keep them cached. */
export const PAGE_CHUNKS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
  { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
];
