import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { PAGE, PAGE_BUILD, PAGE_CHUNKS } from '@nestjs-haptik/ui/page.build';

/** Where `npm run dev` finds the server of a playground: the address that `haptik playground` printed. */
const SERVER = process.env['HAPTIK_PLAYGROUND_URL'] ?? 'http://127.0.0.1:4500';

export default defineConfig({
  ...PAGE,
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: SERVER, changeOrigin: true, headers: { origin: new URL(SERVER).origin } },
    },
  },
  build: {
    ...PAGE_BUILD,
    outDir: '../dist/page',
    rolldownOptions: { output: { codeSplitting: { groups: PAGE_CHUNKS } } },
  },
});
