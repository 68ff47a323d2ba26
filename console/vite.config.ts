import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // The server writes where the console is mounted into <base href>.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/console/app',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // A picture in a data: address would be refused by the policy of the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Parts that seldom change stay in the caches of browsers.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
            },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
            {
              name: 'intl',
              test: /node_modules[\\/](@formatjs|react-intl|intl-messageformat)[\\/]/,
            },
          ],
        },
      },
    },
  },
});
