import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseButton } from './CloseButton';
import { TitledDialog } from './TitledDialog';
import { useClosing } from './use-closing';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingInlineStart: '20px',
    listStyleType: 'disc',
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':hover:active': {
      backgroundColor: tokens.colorStatusDangerBackground3Pressed,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
});

/** Asks before something that cannot be taken back, and spells out what will happen. */
export function ConsequencesDialog({
  title,
  intro,
  consequences,
  confirm,
  typeToConfirm,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly intro: string;
  readonly consequences: readonly string[];
  readonly confirm: string;
  /** What has to be typed before the button works, for the heaviest steps. */
  readonly typeToConfirm?: { readonly label: string; readonly text: string };
  /** Does it; the dialog closes by itself. */
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const closing = useClosing(onClose);
  const isConfirmed = !typeToConfirm || typed.trim() === typeToConfirm.text.trim();
  return (
    <TitledDialog
      closing={closing}
      isQuestion
      title={title}
      contentClassName={styles.content}
      actions={
        <>
          <CloseButton closing={closing} label={t('common.action.cancel')} />
          <Button
            appearance="primary"
            {...(isConfirmed ? { className: styles.danger } : {})}
            disabledFocusable={!isConfirmed}
            onClick={() => {
              // While it fades it can be clicked again.
              if (closing.isOpen) onConfirm();
              closing.close();
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <p>{intro}</p>
      <ul className={styles.list}>
        {consequences.map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
      {typeToConfirm && (
        <Field label={typeToConfirm.label} hint={typeToConfirm.text}>
          <Input
            autoComplete="off"
            value={typed}
            onChange={(_, { value }) => {
              setTyped(value);
            }}
          />
        </Field>
      )}
    </TitledDialog>
  );
}
