import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  // The whole cell takes the finger, the box itself stays as small as others.
  target: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '44px',
    height: '44px',
    marginInlineStart: '-14px',
    cursor: 'pointer',
  },
  box: {
    width: '18px',
    height: '18px',
    margin: 0,
    cursor: 'pointer',
    accentColor: tokens.colorBrandBackground,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The browser's own checkbox: a list of many rows has no need for a heavier one. */
export function SelectBox({
  label,
  isChecked,
  isPartly = false,
  onToggle,
}: {
  readonly label: string;
  readonly isChecked: boolean;
  /** Some of what it stands for is selected. */
  readonly isPartly?: boolean;
  /** @param withShift the range up to here is meant */
  readonly onToggle: (withShift: boolean) => void;
}) {
  const styles = useStyles();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly && !isChecked;
  }, [isPartly, isChecked]);
  return (
    // Shift with a click on text would mark the text.
    <label
      className={styles.target}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
    >
      <input
        ref={box}
        type="checkbox"
        className={styles.box}
        aria-label={label}
        checked={isChecked}
        onChange={({ nativeEvent }) => {
          onToggle('shiftKey' in nativeEvent && nativeEvent.shiftKey === true);
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ' || !event.shiftKey) return;
          event.preventDefault();
          onToggle(true);
        }}
      />
    </label>
  );
}
