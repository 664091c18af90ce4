import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../app/pages';
import { CloseButton } from '../../ui/CloseButton';
import { TitledDialog } from '../../ui/TitledDialog';
import { useClosing } from '../../ui/use-closing';

const useStyles = makeStyles({
  group: { fontWeight: tokens.fontWeightSemibold, paddingBlock: '12px 4px' },
  line: { display: 'flex', justifyContent: 'space-between', gap: '16px', paddingBlock: '4px' },
  keys: { display: 'inline-flex', gap: '4px', whiteSpace: 'nowrap' },
  key: {
    minWidth: '24px',
    paddingInline: '6px',
    textAlign: 'center',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '22px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Every key that does something, by what it does. */
export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const closing = useClosing(onClose);
  const groups = [
    {
      name: t('palette.keys.everywhere'),
      lines: [
        { keys: [isApple() ? '⌘' : 'Ctrl', 'K'], does: t('palette.keys.palette') },
        { keys: ['?'], does: t('palette.keys.help') },
        ...PAGES.map(({ name, letter }) => ({
          keys: ['G', letter.toUpperCase()],
          does: t('palette.goTo', { page: t(`palette.page.${name}`) }),
        })),
      ],
    },
    {
      name: t('palette.keys.lists'),
      lines: [
        { keys: ['/'], does: t('palette.keys.search') },
        { keys: ['J', '↓'], does: t('palette.keys.next') },
        { keys: ['K', '↑'], does: t('palette.keys.previous') },
        { keys: ['Enter'], does: t('palette.keys.open') },
      ],
    },
  ];
  return (
    <TitledDialog
      closing={closing}
      title={t('palette.keys.title')}
      actions={<CloseButton closing={closing} label={t('common.action.close')} />}
    >
      {groups.map(({ name, lines }) => (
        <section key={name} aria-label={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul>
            {lines.map(({ keys, does }) => (
              <li key={does} className={styles.line}>
                <span>{does}</span>
                <span className={styles.keys}>
                  {keys.map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </TitledDialog>
  );
}
