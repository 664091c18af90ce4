import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import { CloseButton } from '../../ui/CloseButton';
import { TitledDialog } from '../../ui/TitledDialog';
import { useClosing } from '../../ui/use-closing';

const useStyles = makeStyles({
  surface: { maxWidth: '420px' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', alignItems: 'center' },
  // Always dark on white: many cameras do not read it the other way round.
  code: { width: 'min(100%, 280px)', backgroundColor: '#ffffff', borderRadius: '8px' },
});

/** Four modules of white around it are what the standard asks for; M survives a scratch or a bad print. */
const svgOf = (link: string) => renderSVG(link, { ecc: 'M', border: 4 });

/** The acceptance link as a code for a phone's camera, on the screen or in a document. */
export function QrCodeDialog({
  link,
  companyName,
  onClose,
}: {
  readonly link: string;
  readonly companyName: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const closing = useClosing(onClose);
  const image = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(link))}`;
  return (
    <TitledDialog
      closing={closing}
      className={styles.surface}
      contentClassName={styles.content}
      title={t('customer.qr.title')}
      actions={
        <>
          <CloseButton closing={closing} label={t('customer.qr.close')} />
          <Button
            as="a"
            appearance="primary"
            icon={<ArrowDownloadRegular />}
            href={image}
            download={`${companyName.replace(/[^\p{L}\p{N}]+/gu, '-')}-acceptance-link.svg`}
          >
            {t('customer.qr.download')}
          </Button>
        </>
      }
    >
      <img className={styles.code} src={image} alt={t('customer.qr.alt', { company: companyName })} />
      <p>{t('customer.qr.hint', { company: companyName })}</p>
    </TitledDialog>
  );
}
