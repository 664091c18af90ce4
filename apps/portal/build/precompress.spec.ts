import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFile } from './precompress';

describe('Files compressed with the build', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'assent-precompress-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('are the same as before, and smaller', async () => {
    const text = 'export const agreement = "Kundenvereinbarung für Łódź";\n'.repeat(100);
    const path = write('index-abc.js', text);
    expect(await compressFile(path)).toBe(true);
    const [br, gz] = [readFileSync(`${path}.br`), readFileSync(`${path}.gz`)];
    expect([brotliDecompressSync(br).toString(), gunzipSync(gz).toString()]).toEqual([text, text]);
    expect(Math.max(br.length, gz.length)).toBeLessThan(text.length / 10);
  });

  it.each([
    ['index-abc.js.map', 'x'.repeat(5_000)],
    ['logo.png', 'x'.repeat(5_000)],
    ['tiny.js', 'export {}'],
  ])('are not made of %s', async (name, text) => {
    const path = write(name, text);
    expect(await compressFile(path)).toBe(false);
    expect([existsSync(`${path}.br`), existsSync(`${path}.gz`)]).toEqual([false, false]);
  });
});
