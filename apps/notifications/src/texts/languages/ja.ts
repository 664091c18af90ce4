import type { MailTexts } from '../mail-texts.js';

export const japanese: MailTexts = {
  locale: 'ja-JP',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `【${partner}】${company} の Microsoft 顧客契約へのご同意のお願い`,
      renewal: `【${partner}】${company} の Microsoft 顧客契約の新しいリンク`,
      reminder: `【${partner}】再度のご案内: ${company} の Microsoft 顧客契約`,
    })[kind],
  greeting: ({ person }) => `${person} 様`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} より、${company} を代表して Microsoft 顧客契約 (Microsoft Customer Agreement) にご同意くださいますようお願い申し上げます。`,
      renewal: `以前のリンクの有効期限が切れましたので、新しいリンクをお送りします。${partner} より、${company} を代表して Microsoft 顧客契約 (Microsoft Customer Agreement) にご同意くださいますようお願い申し上げます。`,
      reminder: `先日のお願いについて、改めてご案内いたします。${partner} では、${company} による Microsoft 顧客契約 (Microsoft Customer Agreement) へのご同意をお待ちしております。`,
    })[kind],
  why: ({ partner, company }) =>
    `${partner} が ${company} のために Microsoft のサービスを注文または変更するには、Microsoft の定めにより、このご同意が必要です。`,
  meaning:
    'ご同意いただくと、Microsoft のサービスの提供条件を貴組織が承諾したことになります。注文が行われることはなく、費用もかかりません。',
  effort: '契約書は事前にお読みいただけます。所要時間は数分で、アカウントは必要ありません。',
  button: '契約書を確認する',
  address: '契約書は次のリンクからご確認いただけます。',
  expiry: ({ expires }) =>
    `リンクの有効期限は ${expires} です。期限が過ぎた場合は、同じリンクから新しいリンクをご請求いただけます。`,
  notYou: ({ company }) =>
    `${company} を代表して署名する権限をお持ちでない場合は、リンクを開いてその旨をお知らせください。`,
  questions: (contactEmail) => `ご質問は ${contactEmail} までお寄せください。`,
  footer: ({ partner, company }) =>
    `このメールは、${partner} が ${company} の連絡先として登録している方にお送りしています。リンクはご本人専用です。このメールを転送しないようお願いいたします。`,
};
