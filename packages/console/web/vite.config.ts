import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // The server writes the mount path of the console into <base href>.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/app',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The Content Security Policy blocks images in data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Dependencies change rarely, so browsers keep them cached.
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
