import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusHandover } from '../../ui/use-focus-handover';
import type { ImportControl } from './use-import';

const INTENTS = { running: 'info', completed: 'success', failed: 'error' } as const;

/** How far an import is, and how it ended. */
export function ImportProgress({ control }: { readonly control: ImportControl }) {
  return control.progress || control.isRunning ? <ImportBar control={control} /> : null;
}

function ImportBar({ control }: { readonly control: ImportControl }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useFocusHandover(bar);
  const { progress } = control;
  const state = progress?.state ?? 'running';
  const { seen = 0, created = 0, changed = 0, ended = 0 } = progress ?? {};
  const counts = t('mca.import.counts', { created, changed, ended });
  return (
    <MessageBar ref={bar} intent={INTENTS[state]} layout="multiline" politeness="polite">
      <MessageBarBody>
        {state === 'running' && (
          <>
            <MessageBarTitle>{t('mca.import.running')}</MessageBarTitle>
            {seen > 0 && t('mca.import.progress', { count: seen })}
            <ProgressBar aria-label={t('mca.import.running')} style={{ marginBlockStart: '8px' }} />
          </>
        )}
        {state === 'completed' && (
          <>
            <MessageBarTitle>{t('mca.import.completed', { count: seen })}</MessageBarTitle>
            {counts}. {t('mca.import.verifying')}
          </>
        )}
        {state === 'failed' && (
          <>
            <MessageBarTitle>{t('mca.import.failed')}</MessageBarTitle>
            {counts}. {t('mca.import.failedDetail')}
          </>
        )}
      </MessageBarBody>
      {state !== 'running' && (
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t('common.action.dismiss')}
              onClick={control.dismiss}
            />
          }
        />
      )}
    </MessageBar>
  );
}
