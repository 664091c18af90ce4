import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const FAULT = `import { showStacksInSource } from './stacks-in-source.js';
showStacksInSource();
interface OnlyTypes { readonly lines: 1 }
interface ThatAreGone { readonly after: 2 }
function fail(): never {
  throw new TypeError('too late', { cause: new Error('the cause') });
}
try { fail(); } catch (error) { console.log((error as Error).stack); }
`;

describe('stacks in the source', () => {
  let folder: string;
  const compile = (name: string, source: string) => {
    const { outputText, sourceMapText } = ts.transpileModule(source, {
      fileName: `${name}.ts`,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, sourceMap: true },
    });
    writeFileSync(join(folder, `${name}.js`), outputText);
    return sourceMapText ?? '';
  };
  const run = () => execFileSync(process.execPath, [join(folder, 'fault.js')], { encoding: 'utf8' });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stacks-'));
    compile('stacks-in-source', readFileSync(join(__dirname, 'stacks-in-source.ts'), 'utf8'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('name the file and the line that a person wrote', () => {
    writeFileSync(join(folder, 'fault.js.map'), compile('fault', FAULT));
    const lines = run().split('\n');
    expect(lines[0]).toBe('TypeError: too late');
    expect(lines[1]).toContain(`at fail (${join(folder, 'fault.ts')}:6:9)`);
  });

  it('name the compiled line where there is no map', () => {
    compile('fault', FAULT);
    const lines = run().split('\n');
    expect(lines[0]).toBe('TypeError: too late');
    expect(lines[1]).toContain(`at fail (${join(folder, 'fault.js')}:`);
  });
});
