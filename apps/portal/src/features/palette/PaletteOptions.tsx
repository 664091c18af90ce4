import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteEntry } from './use-palette-entries';

const GROUPS = ['action', 'page', 'customer', 'setting'] as const;

const useStyles = makeStyles({
  list: { maxHeight: 'min(420px, 55vh)', overflowY: 'auto', paddingBlock: '8px' },
  group: {
    padding: '8px 20px 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  option: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '16px',
    padding: '8px 20px',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What can be chosen, in groups; the focus stays in the field above. */
export function PaletteOptions({
  id,
  entries,
  chosen,
  onRun,
}: {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
  readonly chosen: PaletteEntry | undefined;
  readonly onRun: (entry: PaletteEntry) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('common.paletteField.name')} className={styles.list}>
      {GROUPS.map((group) => {
        const inGroup = entries.filter((entry) => entry.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} role="presentation" className={styles.group}>
              {t(`palette.group.${group}`)}
            </div>
            {inGroup.map((entry) => (
              // The keyboard chooses in the field; this is for the mouse.
              <div
                key={entry.id}
                id={`${id}-${entry.id}`}
                role="option"
                aria-selected={entry === chosen}
                className={mergeClasses(styles.option, entry === chosen && styles.chosen)}
                onClick={() => {
                  onRun(entry);
                }}
              >
                <span>{entry.label}</span>
                {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
