import { Field, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { LandingPreviewRequest } from '@assent/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLandingPreview } from '../../api/mca';
import { CloseButton } from '../../ui/CloseButton';
import { ProblemBar } from '../../ui/ProblemBar';
import { languageName } from '../../ui/regions';
import { SmallSelect } from '../../ui/SmallSelect';
import { TitledDialog } from '../../ui/TitledDialog';
import { useClosing } from '../../ui/use-closing';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  frame: {
    width: '100%',
    height: 'min(60vh, 640px)',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** The languages in which the customer's page can be had. */
const PAGE_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja', 'ar'] as const;

/**
 * What the signatory will see. The frame runs no script, sends no form and follows no link; it has our origin so
 * that it may load its style sheet.
 */
export function PreviewDialog({
  customerId,
  request,
  onClose,
}: {
  readonly customerId: string;
  readonly request: LandingPreviewRequest;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const closing = useClosing(onClose);
  const asked = request.language?.split('-')[0] ?? 'en';
  const [language, setLanguage] = useState(PAGE_LANGUAGES.some((known) => known === asked) ? asked : 'en');
  const preview = useQuery({
    queryKey: ['landing-preview', customerId, request, language],
    queryFn: ({ signal }) => readLandingPreview(customerId, { ...request, language }, signal),
    gcTime: 0,
  });
  return (
    <TitledDialog
      closing={closing}
      className={styles.surface}
      contentClassName={styles.content}
      title={t('common.preview.title')}
      actions={<CloseButton closing={closing} label={t('common.preview.close')} />}
    >
      <p>{t('common.preview.intro')}</p>
      <Field label={{ children: t('common.preview.language'), htmlFor: id }}>
        <SmallSelect id={id} value={language} onSelect={setLanguage}>
          {PAGE_LANGUAGES.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag, i18n.language)}
            </option>
          ))}
        </SmallSelect>
      </Field>
      {preview.isPending && <Spinner label={t('common.loading')} />}
      {preview.error && <ProblemBar error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && (
        <iframe
          className={styles.frame}
          title={t('common.preview.title')}
          sandbox="allow-same-origin"
          srcDoc={preview.data}
        />
      )}
    </TitledDialog>
  );
}
