import react from '@vitejs/plugin-react';
import { defineConfig, defaultClientConditions } from 'vite';
import { codeSplitting } from './build/chunks.ts';
import { firstLoadBudget } from './build/first-load-budget.ts';
import { inlineDesignTokens } from './build/inline-design-tokens.ts';
import { precompress } from './build/precompress.ts';
import { zodWithoutJsonSchema } from './build/zod-without-json-schema.ts';

/** Where the gateway listens while the portal is developed with hot reload. */
const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [inlineDesignTokens(), zodWithoutJsonSchema(), react(), firstLoadBudget(), precompress()],
  // The libraries are read from their sources, through the same condition that the compiler uses.
  resolve: { conditions: ['@assent/source', ...defaultClientConditions] },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['PORTAL_DEV_PORT'] ?? 5173),
    proxy: { '/api': { target: gateway }, '/a/': { target: gateway }, '/health': { target: gateway } },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Hidden maps: people who run it can read a stack trace, browsers do not load them.
    sourcemap: 'hidden',
    // The figure that counts is the first route gzipped; single chunks may be larger than the default warning.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting } },
  },
});
