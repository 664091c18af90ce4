import type { Plugin } from 'vite';

/** Our sources, and Fluent's components as they are published. */
const WITH_STYLES = /\/apps\/portal\/src\/.*\.tsx?$|\/@fluentui\/react-[^/]+\/lib\/.*\.js$/;
/** Not the end of a path, such as `./tokens.js`, and not the layers, whose variables carry a value to fall back on. */
const TOKEN = /(?<![\/\w.$-])tokens\.((?!zIndex)[A-Za-z0-9]+)\b/g;

/**
 * Replaces `tokens.name` by the text that it stands for: Fluent names each CSS variable like its token, and the
 * spec holds it to that. A name that Fluent does not have was refused by the compiler.
 */
export const withoutTokens = (code: string) => code.replace(TOKEN, '"var(--$1)"');

/**
 * Writes Fluent's design tokens into the styles as what they are. The table that maps 450 names to 450 variables
 * then has no reader left and stays out of the bundle (8 kB gzipped).
 */
export function inlineDesignTokens(): Plugin {
  return {
    name: 'assent:inline-design-tokens',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      WITH_STYLES.test(id) && code.includes('tokens.') ? { code: withoutTokens(code), map: null } : null,
  };
}
