import type { Plugin } from 'vite';

/** Where zod gives each of its types the way to describe itself as JSON Schema. */
const TYPES = /\/zod\/v4\/classic\/schemas\.js$/;

/** How each type does it, and how a schema does it as a whole. */
const PROCESSORS = /^\s*inst\._zod\.processJSONSchema = .*;\n/gm;
const METHODS = /create(?:Standard|To)JSONSchemaMethod\(this, [^)]*\)/g;

/**
 * Takes JSON Schema out of zod's types: the portal only parses. What is asked for it all the same is undefined.
 * @throws Error when nothing of it is there, as after an update of zod that does it in another way
 */
export function withoutJsonSchema(code: string): string {
  const plain = code.replace(PROCESSORS, '').replace(METHODS, '(() => undefined)');
  if (/\.processJSONSchema =|JSONSchemaMethod\(/.test(plain) || plain === code) {
    throw new Error(
      'zod makes JSON Schema in another way than it did: look at zod-without-json-schema.ts again.',
    );
  }
  return plain;
}

/**
 * Leaves what makes JSON Schema of a type out of the bundle (5 kB gzipped, on every page). The gateway needs it for
 * its OpenAPI document; a browser has no use for it, but every type of zod's knows it, so that no bundler sees that.
 */
export function zodWithoutJsonSchema(): Plugin {
  return {
    name: 'assent:zod-without-json-schema',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (TYPES.test(id) ? { code: withoutJsonSchema(code), map: null } : null),
  };
}
