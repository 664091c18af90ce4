import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PAGES } from '../../app/pages';

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
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('palette.keys.title')}</DialogTitle>
          <DialogContent>
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
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.action.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
