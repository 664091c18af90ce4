import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProviderInstanceSettingsView } from '@assent/contracts';
import { DEFAULT_ACCENT_COLOUR, isHexColour } from '@assent/domain';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { logoAddress } from '../../api/settings';
import { Section } from '../../ui/Section';
import type { SettingsForm } from './settings-form';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '16px' },
  caption: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    paddingBlockEnd: '4px',
  },
  // Mails and pages stand on white paper, whatever the portal looks like.
  paper: {
    backgroundColor: '#ffffff',
    color: '#1b1a19',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '16px',
    overflowWrap: 'anywhere',
  },
  logo: { display: 'block', maxWidth: '160px', maxHeight: '48px', marginBlockEnd: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  subject: { fontSize: tokens.fontSizeBase200, color: '#5c5a58', paddingBlockEnd: '8px' },
  button: {
    display: 'inline-block',
    marginBlock: '12px 4px',
    padding: '8px 16px',
    borderRadius: '4px',
    color: '#ffffff',
    fontWeight: tokens.fontWeightSemibold,
  },
  small: { fontSize: tokens.fontSizeBase200, color: '#5c5a58' },
});

/** What a signatory will see at the top of the mail and of the page, as one types. */
export function BrandingPreview({
  control,
  settings,
  instanceName,
}: {
  readonly control: Control<SettingsForm>;
  readonly settings: ProviderInstanceSettingsView;
  readonly instanceName: string;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const form = useWatch({ control }) as SettingsForm;
  const name = form.displayName.trim() || instanceName;
  const colour = isHexColour(form.accentColour) ? form.accentColour : DEFAULT_ACCENT_COLOUR;
  const contact = [form.supportEmail, form.supportPhone].filter((text) => text.trim() !== '').join(' · ');
  const letterhead = (
    <>
      {settings.logo && (
        <img
          className={styles.logo}
          src={logoAddress(settings.providerInstanceId, settings.logo.contentHash)}
          alt=""
        />
      )}
      <div className={styles.name}>{name}</div>
    </>
  );
  const ask = (
    <>
      <p>{t('settings.preview.lead', { name })}</p>
      <div className={styles.button} style={{ backgroundColor: colour }}>
        {t('settings.preview.button')}
      </div>
      {contact && <div className={styles.small}>{t('settings.preview.questions', { contact })}</div>}
    </>
  );
  return (
    <Section title={t('settings.preview.title')}>
      <div className={styles.stack}>
        <div>
          <div className={styles.caption}>{t('settings.preview.mail')}</div>
          <div className={styles.paper}>
            <div className={styles.subject}>{`${name}: ${t('settings.preview.subject')}`}</div>
            {letterhead}
            {ask}
          </div>
        </div>
        <div>
          <div className={styles.caption}>{t('settings.preview.page')}</div>
          <div className={styles.paper}>
            {letterhead}
            {ask}
          </div>
        </div>
      </div>
    </Section>
  );
}
