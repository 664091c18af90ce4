import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutJsonSchema } from './zod-without-json-schema';

const TYPES = join(dirname(require.resolve('zod')), 'v4', 'classic', 'schemas.js');

describe('zod without JSON Schema', () => {
  it('has the same types, and nothing that leads to JSON Schema', () => {
    const code = readFileSync(TYPES, 'utf8');
    const plain = withoutJsonSchema(code);
    const exported = (text: string) => text.match(/^export (?:const|function) \w+/gm);
    expect(exported(plain)).toEqual(exported(code));
    expect(plain.match(/\bprocessors\.(?!aggregateChecks\b|js\b)\w+/g)).toBeNull();
    expect(plain).not.toMatch(/^(?!import ).*JSONSchemaMethod/m);
  });

  it('tells when zod has changed, rather than let it grow again', () => {
    expect(() => withoutJsonSchema('export const string = () => new ZodString();')).toThrow(/in another way/);
  });
});
