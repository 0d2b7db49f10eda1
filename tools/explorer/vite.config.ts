import { defineConfig } from 'vite';

// `npx vite` serves the page while it is worked on, and asks an `entente serve` on its usual port.
export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the policy of the page lets nothing run or style that is no file
    rollupOptions: { output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' } },
  },
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'assets/[name].js' } } },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8383', changeOrigin: true } } },
});
