import { Button, Input, makeStyles } from '@fluentui/react-components';
import { DeleteRegular, StarFilled, StarRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/CopyButton';
import { deleteView, LONGEST_NAME, renameView, type SavedView } from './saved-views';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '4px', minHeight: '36px' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

const addressOf = ({ query }: SavedView) =>
  `${window.location.origin}/customers/mca${query === '' ? '' : `?${query}`}`;

/** One view: its name, its link, whether the list opens with it; an own one can be renamed and removed. */
export function ViewLine({
  view,
  isOwn,
  isDefault,
  onDefault,
}: {
  readonly view: SavedView;
  readonly isOwn: boolean;
  readonly isDefault: boolean;
  readonly onDefault: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [name, setName] = useState(view.name);
  const defaultLabel = t('mca.views.default', { view: view.name });
  const deleteLabel = t('mca.views.delete', { view: view.name });
  return (
    <li className={styles.root}>
      {isOwn ? (
        <Input
          className={styles.name}
          aria-label={t('mca.views.rename', { view: view.name })}
          value={name}
          maxLength={LONGEST_NAME}
          onChange={(_, { value }) => {
            setName(value);
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') currentTarget.blur();
          }}
          onBlur={() => {
            if (name.trim()) renameView(view.id, name);
            else setName(view.name);
          }}
        />
      ) : (
        <span className={styles.name}>{view.name}</span>
      )}
      <CopyButton text={addressOf(view)} label={t('mca.views.copy', { view: view.name })} />
      <Button
        size="small"
        appearance="transparent"
        icon={isDefault ? <StarFilled /> : <StarRegular />}
        aria-pressed={isDefault}
        aria-label={defaultLabel}
        title={defaultLabel}
        onClick={onDefault}
      />
      {isOwn && (
        <Button
          size="small"
          appearance="transparent"
          icon={<DeleteRegular />}
          aria-label={deleteLabel}
          title={deleteLabel}
          onClick={() => {
            deleteView(view.id);
          }}
        />
      )}
    </li>
  );
}
