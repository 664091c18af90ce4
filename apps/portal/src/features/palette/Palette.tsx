import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyWithTexts } from '../../i18n/texts';

const PaletteResults = lazyWithTexts(['palette', 'mca'], async () => {
  return (await import('./PaletteResults')).PaletteResults;
});

const useStyles = makeStyles({
  surface: {
    width: 'min(600px, calc(100vw - 32px))',
    padding: 0,
    marginBlockStart: '10vh',
    marginBlockEnd: 'auto',
    marginInlineStart: 'auto',
    marginInlineEnd: 'auto',
    overflow: 'hidden',
    borderTopStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftStyle: 'none',
    borderRightStyle: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.4)' },
  },
  box: { display: 'flex', flexDirection: 'column' },
  input: {
    width: '100%',
    padding: '16px 20px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    borderInlineStyle: 'none',
    borderBlockStartStyle: 'none',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    outlineStyle: 'none',
    '::placeholder': { color: tokens.colorNeutralForeground3 },
  },
  state: { padding: '12px 20px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/**
 * One field for going anywhere and doing anything: a combobox whose list is always open. The field is there at
 * once and takes what is typed; what fits is loaded meanwhile. The dialog is the browser's own: it is gone at
 * once, so that where one went can take the focus.
 */
export function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Gives the focus back to where it was.
    return () => element?.close();
  }, []);
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  // The list says what its keys do, as soon as it is there.
  const keys = useRef<(event: KeyboardEvent) => void>(null);
  return (
    <dialog
      ref={dialog}
      className={styles.surface}
      aria-label={t('common.paletteField.name')}
      onCancel={onClose}
      onClick={({ target }) => {
        // Beside the box: what is in it has elements of its own.
        if (target === dialog.current) onClose();
      }}
    >
      <div className={styles.box}>
        <input
          className={styles.input}
          role="combobox"
          type="text"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-label={t('common.paletteField.name')}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosenId}
          placeholder={t('common.paletteField.placeholder')}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
          }}
          onKeyDown={(event) => keys.current?.(event)}
        />
        <Suspense
          fallback={
            <p id={listId} className={styles.state} role="status">
              {t('common.loading')}
            </p>
          }
        >
          <PaletteResults
            id={listId}
            text={text}
            keysRef={keys}
            stateClassName={styles.state}
            onChosen={setChosenId}
            onClose={onClose}
            onHelp={onHelp}
          />
        </Suspense>
      </div>
    </dialog>
  );
}
