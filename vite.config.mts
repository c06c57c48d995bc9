import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. Relative base, because the packaged app loads it from a file. */
export default defineConfig({
  root: 'renderer',
  base: './',
  clearScreen: false,
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: '../out/renderer',
    emptyOutDir: true,
    sourcemap: true,
    chunkSizeWarningLimit: 2_000,
    // The second one stands in for the first when it crashes again and again.
    rolldownOptions: { input: ['renderer/index.html', 'renderer/standIn.html'] },
  },
});
