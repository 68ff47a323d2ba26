import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { PAGE, PAGE_BUILD, PAGE_CHUNKS } from '@nestjs-haptik/ui/page.build';

const INTL = {
  name: 'intl',
  test: /node_modules[\\/](@formatjs|react-intl|intl-messageformat)[\\/]/,
};

export default defineConfig({
  ...PAGE,
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    ...PAGE_BUILD,
    outDir: '../dist/app',
    rolldownOptions: { output: { codeSplitting: { groups: [...PAGE_CHUNKS, INTL] } } },
  },
});
