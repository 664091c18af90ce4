import { Button, makeStyles } from '@fluentui/react-components';
import { EyeRegular, QrCodeRegular } from '@fluentui/react-icons';
import type { AttestationView } from '@assent/contracts';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyWithTexts } from '../../i18n/texts';
import { CopyField } from '../../ui/CopyField';

const QrCodeDialog = lazyWithTexts(['customer'], async () => (await import('./QrCodeDialog')).QrCodeDialog);
const PreviewDialog = lazyWithTexts([], async () => {
  return (await import('../landing-preview/PreviewDialog')).PreviewDialog;
});

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The address that the customer gets: to copy, to scan, and to see with the customer's eyes. */
export function LinkSharing({
  customerId,
  companyName,
  attestation,
  link,
}: {
  readonly customerId: string;
  readonly companyName: string;
  readonly attestation: AttestationView;
  readonly link: string;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [shown, setShown] = useState<'qr' | 'preview'>();
  const close = () => {
    setShown(undefined);
  };
  const { firstName, lastName } = attestation.contact;
  return (
    <div className={styles.root}>
      <CopyField label={t('customer.mca.landingLink')} value={link} hint={t('customer.mca.landingHint')} />
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<QrCodeRegular />}
          onClick={() => {
            setShown('qr');
          }}
        >
          {t('customer.qr.button')}
        </Button>
        <Button
          size="small"
          icon={<EyeRegular />}
          onClick={() => {
            setShown('preview');
          }}
        >
          {t('common.preview.button')}
        </Button>
      </div>
      <Suspense fallback={null}>
        {shown === 'qr' && <QrCodeDialog link={link} companyName={companyName} onClose={close} />}
        {shown === 'preview' && (
          <PreviewDialog
            customerId={customerId}
            request={{ contact: { firstName, lastName }, language: attestation.language }}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  );
}
