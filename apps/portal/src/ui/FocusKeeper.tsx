import { useFocusFinders } from '@fluentui/react-components';

/**
 * Draws nothing and keeps Fluent UI's watch over the focus alive. It ends with the last component that uses it,
 * and what it had hidden from screen readers stays hidden then: the page behind a dialog that goes together with
 * its page.
 */
export function FocusKeeper() {
  useFocusFinders();
  return null;
}
