import { tokens } from '@fluentui/react-components';
import { withoutTokens } from './inline-design-tokens';

describe('Design tokens written into the styles', () => {
  it('are what Fluent’s own table says, every one of them', () => {
    const differing = Object.entries(tokens).filter(([name, value]) => {
      const written = withoutTokens(`tokens.${name}`);
      return written !== `tokens.${name}` && written !== JSON.stringify(value);
    });
    expect(differing).toEqual([]);
    expect(withoutTokens('tokens.zIndexPopup')).toBe('tokens.zIndexPopup');
  });

  it('leave the code around them as it is', () => {
    expect(
      withoutTokens(
        'a: tokens.shadow2, b: `1px ${tokens.colorStrokeFocus2}`, c: my.tokens.x, d: "./tokens.js"',
      ),
    ).toBe('a: "var(--shadow2)", b: `1px ${"var(--colorStrokeFocus2)"}`, c: my.tokens.x, d: "./tokens.js"');
  });
});
