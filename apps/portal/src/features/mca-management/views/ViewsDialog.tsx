import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomId } from '../../../api/ids';
import { CloseButton } from '../../../ui/CloseButton';
import { TitledDialog } from '../../../ui/TitledDialog';
import { useClosing } from '../../../ui/use-closing';
import { BUILT_IN_VIEWS } from './built-in-views';
import { LONGEST_NAME, saveView, setDefaultView, useSavedViews } from './saved-views';
import { ViewLine } from './ViewLine';

const useStyles = makeStyles({
  save: { display: 'flex', gap: '8px', alignItems: 'flex-end', paddingBlockEnd: '20px' },
  name: { flexGrow: 1 },
  list: { display: 'flex', flexDirection: 'column', gap: '4px' },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    paddingBlockStart: '12px',
  },
});

/** Keeps the present filters under a name, and changes or removes what was kept. */
export function ViewsDialog({
  query,
  isKnown,
  onClose,
}: {
  readonly query: string;
  /** The present filters have a name already. */
  readonly isKnown: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const closing = useClosing(onClose);
  const { views, defaultId } = useSavedViews();
  const [name, setName] = useState('');
  const chooseDefault = (id: string) => () => {
    setDefaultView(defaultId === id ? null : id);
  };
  return (
    <TitledDialog
      closing={closing}
      title={t('mca.views.title')}
      actions={<CloseButton closing={closing} label={t('common.action.close')} />}
    >
      {!isKnown && (
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault();
            if (!name.trim()) return;
            saveView({ id: randomId(), name, query });
            closing.close();
          }}
        >
          <Field className={styles.name} label={t('mca.views.name')}>
            <Input
              value={name}
              maxLength={LONGEST_NAME}
              onChange={(_, { value }) => {
                setName(value);
              }}
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={!name.trim()}>
            {t('mca.views.saveIt')}
          </Button>
        </form>
      )}
      <ul className={styles.list} aria-label={t('mca.views.title')}>
        {BUILT_IN_VIEWS.map((view) => (
          <ViewLine
            key={view.id}
            view={{ ...view, name: t(`mca.views.builtIn.${view.id}`) }}
            isOwn={false}
            isDefault={defaultId === view.id}
            onDefault={chooseDefault(view.id)}
          />
        ))}
        {views.map((view) => (
          <ViewLine
            key={view.id}
            view={view}
            isOwn
            isDefault={defaultId === view.id}
            onDefault={chooseDefault(view.id)}
          />
        ))}
      </ul>
      <p className={styles.hint}>{t('mca.views.hint')}</p>
    </TitledDialog>
  );
}
