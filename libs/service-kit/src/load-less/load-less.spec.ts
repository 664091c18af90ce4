import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { seldomUsed } from './seldom-used.js';

describe('what a service does not load', () => {
  it('is in the packages that are installed', () => {
    const files = seldomUsed().map(({ file }) => file);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });
});

describe('a module that is loaded when it is used', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'load-less-'));
    const { outputText } = ts.transpileModule(readFileSync(join(__dirname, 'load-when-used.ts'), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    writeFileSync(join(folder, 'load-when-used.js'), outputText);
    writeFileSync(join(folder, 'part.js'), 'console.log("loaded"); exports.Part = class { name = "part" };');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  /** Plain Node: jest has a module system of its own. */
  const run = (program: string) => {
    const file = join(folder, 'program.js');
    writeFileSync(
      file,
      `const { loadWhenUsed } = require('./load-when-used.js');
       loadWhenUsed(require.resolve('./part.js')); const part = require('./part.js'); ${program}`,
    );
    return execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim().split('\n');
  };

  it('is not loaded by those who only pass its exports on', () => {
    expect(run('for (const name in part) console.log(name); console.log(part.__esModule)')).toEqual(['true']);
  });

  it('is replaced by the parts that are used, where each has a file, and else is loaded as a whole', () => {
    writeFileSync(join(folder, 'one.js'), 'console.log("one"); module.exports = () => 1');
    const program = join(folder, 'program.js');
    writeFileSync(
      program,
      `const { loadWhenUsed } = require('./load-when-used.js');
       loadWhenUsed(require.resolve('./part.js'), (name) => __dirname + '/' + name + '.js');
       const whole = require('./part.js');
       console.log(whole.one(), whole.one());
       console.log(new whole.Part().name);`,
    );
    const said = execFileSync(process.execPath, [program], { encoding: 'utf8' });
    expect(said.trim().split('\n')).toEqual(['one', '1 1', 'loaded', 'part']);
  });

  it('is itself to those who use it, once and for all', () => {
    const program =
      'const one = new part.Part(); console.log(one.name, one instanceof require("./part.js").Part, "Part" in part)';
    expect(run(program)).toEqual(['loaded', 'part true true']);
  });
});
