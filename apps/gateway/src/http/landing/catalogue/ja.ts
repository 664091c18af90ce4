import type { LandingTexts } from './landing-texts.js';

export const ja: LandingTexts = {
  language: 'ja',
  locale: 'ja-JP',
  name: '日本語',
  direction: 'ltr',
  ask: {
    title: 'Microsoft 顧客契約へのご同意のお願い',
    who: ({ partner, company }) =>
      `${partner} より、${company} を代表して Microsoft 顧客契約 (Microsoft Customer Agreement) にご同意くださいますようお願い申し上げます。`,
    asked: (person) => `このお願いは ${person} 様宛てです。`,
    why: 'お願いする理由',
    whyText: ({ partner }) =>
      `${partner} は、貴社に Microsoft のクラウド サービスを提供しています。Microsoft は、各企業がこの契約に自ら同意することを求めています。` +
      `ご同意いただくまで、${partner} は貴社のために Microsoft への注文や変更を行うことができません。`,
    means: '同意するとどうなるか',
    meansPoints: ({ company }) => [
      `${company} を代表して、Microsoft のクラウド サービスの利用条件に同意することになります。`,
      '貴社を代表して同意する権限をお持ちであることを確認することになります。',
      '同意された方として、お名前、メール アドレス、電話番号が Microsoft に保存されます。',
    ],
    meansNot: '同意しても変わらないこと',
    meansNotPoints: ({ partner }) => [
      '何かを購入することにはならず、費用もかかりません。',
      `${partner} とのお取り決めは、これまでどおりです。`,
      'アカウントもパスワードも必要ありません。',
    ],
    read: '先に契約書を読む',
    readHint: 'Microsoft の Web サイトが開きます',
    button: 'Microsoft のページに進む',
    buttonHint: 'Microsoft のページで契約書をもう一度ご確認のうえ、「Accept Agreement」を押してください。',
    validUntil: (when) => `ご同意いただける期限は ${when} です。`,
    returned:
      'Microsoft のページはすでに開かれています。そこで同意された場合は、確認が届くまで数分かかります。' +
      '届きましたら、このページに表示されます。まだの場合は、そのままお進みください。',
    decline: '同意しない',
    declineReason: ({ partner }) => `よろしければ理由をご記入ください (${partner} が拝見します)`,
    declineButton: '辞退する',
  },
  forward: {
    open: '私は担当者ではありません',
    intro: ({ partner, company }) =>
      `${company} を代表して同意できる方を ${partner} にお知らせください。${partner} が確認するまで、どなたにもご連絡はいたしません。`,
    firstName: '名',
    lastName: '姓',
    email: 'メール アドレス',
    note: ({ partner }) => `${partner} に伝えておきたいこと (任意)`,
    button: ({ partner }) => `${partner} に知らせる`,
    correct: '下に示した箇所を修正してください。',
    faults: {
      missing: 'この項目を入力してください。',
      too_short: 'お名前を省略せずに入力してください。',
      too_long: '長すぎます。',
      not_a_name: 'その方の実際のお名前を入力してください。',
      not_an_address: 'name@company.co.jp のように、完全なメール アドレスを入力してください。',
      microsoft_address: 'Microsoft のアドレスではなく、貴社のアドレスを入力してください。',
    },
  },
  forwarded: {
    title: 'お知らせいただきありがとうございます',
    text: ({ partner }) =>
      `${partner} にお伝えしました。どなたにお願いするかは ${partner} が判断します。まだどなたにもご連絡しておりません。これ以上のお手続きは必要ありません。`,
    stillMe: 'やはり私が担当者です',
  },
  expired: {
    title: 'このリンクの有効期限が切れました',
    text: ({ partner, company }) =>
      `安全のため、Microsoft のリンクは数日間のみ有効です。このリンクでは、${company} について何も同意されていません。` +
      `今すぐ新しいリンクをお受け取りいただけます。${partner} での手続きは必要ありません。`,
    button: '新しいリンクを送る',
    buttonHint: '招待をお送りしたメール アドレスに届きます。このページも再びご利用いただけます。',
  },
  preparing: {
    title: '少々お待ちください',
    text: () =>
      'Microsoft でリンクを準備しています。多くの場合 1 分もかかりませんが、Microsoft が混み合っているときは' +
      'さらに時間がかかります。このままお待ちいただくか、後でこのページにお戻りください。',
  },
  accepted: {
    title: 'ありがとうございました',
    text: ({ partner, company }) =>
      `${company} の Microsoft 顧客契約への同意が完了しました。これ以上のお手続きは必要ありません。あとは ${partner} が対応いたします。`,
  },
  declined: {
    title: '辞退を承りました',
    text: ({ partner }) =>
      `${partner} にもお伝えしました。何も同意されていません。お考えが変わりましたら、${partner} に新しい招待をご依頼ください。`,
  },
  revoked: {
    title: 'このお願いは取り消されました',
    text: ({ partner }) =>
      `お手続きは必要ありません。ご不明な点がございましたら、${partner} にお問い合わせください。`,
  },
  replaced: {
    title: '別の方にお願いしています',
    text: ({ partner, company }) =>
      `${partner} は、${company} の契約への同意を別の方にお願いしました。これ以上のお手続きは必要ありません。`,
  },
  failed: {
    title: 'リンクを作成できませんでした',
    text: ({ partner }) =>
      `Microsoft でページを準備できませんでした。${partner} でも確認しており、改めてご連絡いたします。`,
  },
  unknown: {
    title: 'このアドレスは見つかりません',
    text: () =>
      'アドレスの一部が欠けている可能性があります。メールのリンクをもう一度開くか、全体をコピーしてください。',
  },
  tooMany: {
    title: '少し間をおいてください',
    text: () => '短時間に何度も要求されました。しばらくお待ちいただき、まず受信トレイをご確認ください。',
  },
  away: {
    title: '現在このページを表示できません',
    text: () => '失われたものはなく、リンクも引き続き有効です。数分後にもう一度お試しください。',
  },
  refresh: 'もう一度確認する',
  questions: ({ partner }) => `ご質問は ${partner} まで`,
  languages: '言語',
  yourPartner: 'Microsoft パートナー',
  yourCompany: '貴社',
};
