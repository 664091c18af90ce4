import type { MailTexts } from '../mail-texts.js';

/** The partner and the company are named after a noun of their own, so that verbs and pronouns agree with it. */
export const arabic: MailTexts = {
  // The Gregorian calendar and the digits that the whole Arab world reads.
  locale: 'ar-u-ca-gregory-nu-latn',
  direction: 'rtl',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: يُرجى قبول اتفاقية عميل Microsoft نيابةً عن شركة ${company}`,
      renewal: `${partner}: رابط جديد لاتفاقية عميل Microsoft الخاصة بشركة ${company}`,
      reminder: `تذكير من شركة ${partner}: اتفاقية عميل Microsoft لشركة ${company}`,
    })[kind],
  greeting: ({ person }) => `السيد/السيدة ${person}، تحية طيبة وبعد،`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `تطلب منكم شركة ${partner} قبول اتفاقية عميل Microsoft (Microsoft Customer Agreement) نيابةً عن شركة ${company}.`,
      renewal: `انتهت صلاحية الرابط السابق، وهذا رابط جديد: تطلب منكم شركة ${partner} قبول اتفاقية عميل Microsoft (Microsoft Customer Agreement) نيابةً عن شركة ${company}.`,
      reminder: `نودّ تذكيركم بأن شركة ${partner} لا تزال في انتظار قبول شركة ${company} لاتفاقية عميل Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `تشترط Microsoft هذا القبول قبل أن تتمكن شركة ${partner} من طلب خدمات Microsoft أو تغييرها لصالح شركة ${company}.`,
  meaning:
    'بالقبول توافق مؤسستكم على الشروط التي تقدّم Microsoft خدماتها بموجبها. ولا يعني القبول طلب أي خدمة، ولا تترتب عليه أي تكلفة.',
  effort: 'يمكنكم قراءة الاتفاقية أولًا. لن يستغرق الأمر سوى بضع دقائق، ولا تحتاجون إلى حساب.',
  button: 'الاطّلاع على الاتفاقية',
  address: 'يمكنكم الاطّلاع على الاتفاقية هنا:',
  expiry: ({ expires }) => `يبقى الرابط صالحًا حتى ${expires}. وبعد ذلك يتيح لكم طلب رابط جديد.`,
  notYou: ({ company }) =>
    `ألستم الشخص المخوَّل بالتوقيع نيابةً عن شركة ${company}؟ يُرجى فتح الرابط وإبلاغنا بذلك هناك.`,
  questions: (contactEmail) => `هل لديكم أسئلة؟ راسلونا على ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `تلقيتم هذه الرسالة لأن شركة ${partner} حدّدتكم جهة اتصال لشركة ${company}. الرابط مخصص لكم وحدكم، فيُرجى عدم إعادة توجيه هذه الرسالة.`,
};
