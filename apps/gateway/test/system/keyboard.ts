import type { Locator, Page } from 'playwright-core';

/** More stops than any page has between two controls. */
const MOST_STOPS = 80;

/** Presses Tab until the element has the focus, as somebody without a mouse gets there. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor({ timeout: 30_000 });
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await hasFocus(page, element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The focus does not get there by keyboard.');
}

/** Goes to the element by Tab and presses Enter there. */
export async function pressAt(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press('Enter');
}

/** Types into the field in place of what stands there. */
export async function typeAt(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

export async function hasFocus(page: Page, element: Locator): Promise<boolean> {
  return (await element.and(page.locator(':focus')).count()) === 1;
}

/** What the focus is on, as somebody hears it: its name, near enough; empty when it is nowhere. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(({ activeElement: element, body }) =>
    element === null || element === body ? '' : element.ariaLabel ?? element.textContent)(document)`);
}

/** Movements that go on although somebody has asked for none; a spinner turns for as long as it is there. */
export function movements(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const isMovement = ({ activeDuration }) => activeDuration > 1 && activeDuration < Infinity;
    return document.getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && isMovement(effect.getComputedTiming()))
    .map(({ animationName, transitionProperty, effect }) =>
      (animationName ?? transitionProperty) + ' of ' + effect.target.outerHTML.slice(0, 80));
  })()`);
}
