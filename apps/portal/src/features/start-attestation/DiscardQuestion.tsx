import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
    width: '100%',
  },
  text: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
});

/**
 * Asks, in place of the dialog's buttons, before what somebody has typed is thrown away. Not a dialog of its
 * own: one on top of another hides more from screen readers than it should.
 */
export function DiscardQuestion({
  onKeep,
  onDiscard,
}: {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    keep.current?.focus();
  }, []);
  return (
    <div role="alert" className={styles.root}>
      <span className={styles.text}>{t('attestation.discard.title')}</span>
      <Button onClick={onDiscard}>{t('attestation.discard.discard')}</Button>
      <Button ref={keep} appearance="primary" onClick={onKeep}>
        {t('attestation.discard.keep')}
      </Button>
    </div>
  );
}
