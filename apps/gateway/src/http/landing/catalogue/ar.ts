import type { LandingTexts } from './landing-texts.js';

/** The partner and the company are named after a noun of their own, so that verbs and pronouns agree with it. */
export const ar: LandingTexts = {
  language: 'ar',
  // The Gregorian calendar and the digits that the whole Arab world reads.
  locale: 'ar-u-ca-gregory-nu-latn',
  name: 'العربية',
  direction: 'rtl',
  ask: {
    title: 'يُرجى قبول اتفاقية عميل Microsoft',
    who: ({ partner, company }) =>
      `تطلب منكم شركة ${partner} قبول اتفاقية عميل Microsoft (Microsoft Customer Agreement) نيابةً عن شركة ${company}.`,
    asked: (person) => `هذا الطلب موجَّه إلى ${person}.`,
    why: 'لماذا يُطلب منكم ذلك',
    whyText: ({ partner }) =>
      `تقدّم شركة ${partner} لشركتكم خدمات Microsoft السحابية. وتشترط Microsoft أن تقبل كل شركة هذه الاتفاقية بنفسها. ` +
      `وحتى ذلك الحين، لا يمكن لشركة ${partner} طلب أي خدمة أو تغييرها لصالحكم لدى Microsoft.`,
    means: 'ماذا يعني القبول',
    meansPoints: ({ company }) => [
      `تقبلون شروط Microsoft لخدماتها السحابية نيابةً عن شركة ${company}.`,
      'تؤكدون أنكم مخوَّلون بذلك نيابةً عن شركتكم.',
      'تحتفظ Microsoft باسمكم وعنوان بريدكم الإلكتروني ورقم هاتفكم بصفتكم الشخص الذي قبل الاتفاقية.',
    ],
    meansNot: 'ما الذي لا يعنيه',
    meansNotPoints: ({ partner }) => [
      'لا تشترون شيئًا، ولا تترتب على ذلك أي تكلفة.',
      `يبقى ما اتفقتم عليه مع شركة ${partner} كما هو.`,
      'لا تحتاجون إلى حساب ولا إلى كلمة مرور.',
    ],
    read: 'قراءة الاتفاقية أولًا',
    readHint: 'يفتح موقع Microsoft',
    button: 'المتابعة إلى صفحة Microsoft',
    buttonHint: 'سترون الاتفاقية هناك مرة أخرى وتقبلونها بالضغط على «Accept Agreement».',
    validUntil: (when) => `يمكنكم القبول حتى ${when}.`,
    returned:
      'لقد زرتم صفحة Microsoft من قبل. إذا قبلتم الاتفاقية هناك، فقد يستغرق وصول التأكيد إلينا بضع دقائق، ' +
      'ثم يظهر في هذه الصفحة. وإن لم تقبلوها بعد، فتابعوا ببساطة.',
    decline: 'لا أرغب في القبول',
    declineReason: ({ partner }) => `السبب إن رغبتم في ذكره، وستطّلع عليه شركة ${partner}`,
    declineButton: 'رفض',
  },
  forward: {
    open: 'لست الشخص المناسب',
    intro: ({ partner, company }) =>
      `أخبروا شركة ${partner} بمن يحق له القبول نيابةً عن شركة ${company}. ولن تتم مراسلة أحد قبل أن تراجع شركة ${partner} ذلك.`,
    firstName: 'الاسم الأول',
    lastName: 'اسم العائلة',
    email: 'عنوان البريد الإلكتروني',
    note: ({ partner }) => `ما ينبغي أن تعرفه شركة ${partner}، إن رغبتم`,
    button: ({ partner }) => `إبلاغ شركة ${partner}`,
    correct: 'يُرجى تصحيح ما هو محدد أدناه.',
    faults: {
      missing: 'يُرجى ملء هذا الحقل.',
      too_short: 'يُرجى كتابة الاسم كاملًا.',
      too_long: 'النص طويل جدًا.',
      not_a_name: 'يُرجى إدخال الاسم الحقيقي للشخص.',
      not_an_address: 'يُرجى إدخال عنوان بريد إلكتروني كامل، مثل ⁨name@company.com⁩.',
      microsoft_address: 'يُرجى إدخال عنوان تابع لشركتكم، وليس لشركة Microsoft.',
    },
  },
  forwarded: {
    title: 'شكرًا على إبلاغنا',
    text: ({ partner }) =>
      `تم إبلاغ شركة ${partner}، وستقرر من ستطلب منه ذلك. لم تتم مراسلة أحد بعد، ولا يلزمكم فعل أي شيء آخر.`,
    stillMe: 'أنا الشخص المناسب في الواقع',
  },
  expired: {
    title: 'انتهت صلاحية هذا الرابط',
    text: ({ partner, company }) =>
      `حرصًا على أمانكم، لا تُبقي Microsoft هذه الروابط صالحة إلا لبضعة أيام. ولم يُقبل أي شيء نيابةً عن شركة ${company} ` +
      `من خلال هذا الرابط. يمكنكم الحصول على رابط جديد الآن، دون أن تحتاج شركة ${partner} إلى فعل أي شيء.`,
    button: 'إرسال رابط جديد إليّ',
    buttonHint: 'سيصل إلى عنوان البريد الإلكتروني الذي تلقيتم عليه الدعوة، وستعمل هذه الصفحة من جديد أيضًا.',
  },
  preparing: {
    title: 'لحظة من فضلكم',
    text: () =>
      'يجري إعداد الرابط الخاص بكم لدى Microsoft. كثيرًا ما يستغرق ذلك أقل من دقيقة، ويطول عندما تكون خدمات ' +
      'Microsoft مزدحمة. يمكنكم الانتظار هنا أو العودة إلى هذه الصفحة لاحقًا.',
  },
  accepted: {
    title: 'شكرًا لكم',
    text: ({ partner, company }) =>
      `تم قبول اتفاقية عميل Microsoft نيابةً عن شركة ${company}. لا يلزمكم فعل أي شيء آخر، وستتولى شركة ${partner} ما تبقى.`,
  },
  declined: {
    title: 'لقد رفضتم الطلب',
    text: ({ partner }) =>
      `تم إبلاغ شركة ${partner} بذلك، ولم يُقبل أي شيء. إذا غيّرتم رأيكم، فاطلبوا دعوة جديدة من شركة ${partner}.`,
  },
  revoked: {
    title: 'تم سحب هذا الطلب',
    text: ({ partner }) =>
      `لا يلزمكم فعل أي شيء. إذا كان لديكم أي استفسار، فيُرجى التواصل مع شركة ${partner}.`,
  },
  replaced: {
    title: 'وُجِّه الطلب إلى شخص آخر',
    text: ({ partner, company }) =>
      `طلبت شركة ${partner} من شخص آخر قبول الاتفاقية نيابةً عن شركة ${company}. لا يلزمكم فعل أي شيء آخر.`,
  },
  failed: {
    title: 'تعذّر إنشاء الرابط',
    text: ({ partner }) => `لم تُعِدّ Microsoft الصفحة. ترى شركة ${partner} ذلك أيضًا وستتواصل معكم.`,
  },
  unknown: {
    title: 'هذا العنوان غير معروف',
    text: () =>
      'ربما فُقد جزء منه في الطريق. يُرجى فتح الرابط من رسالة البريد الإلكتروني مرة أخرى أو نسخه كاملًا.',
  },
  tooMany: {
    title: 'طلبات متقاربة أكثر من اللازم',
    text: () => 'طُلب ذلك عدة مرات قبل قليل. يُرجى الانتظار بعض الوقت، والتحقق أولًا من صندوق الوارد لديكم.',
  },
  away: {
    title: 'هذه الصفحة غير متاحة حاليًا',
    text: () => 'لم يُفقد أي شيء، ويبقى رابطكم صالحًا. يُرجى المحاولة مرة أخرى بعد بضع دقائق.',
  },
  refresh: 'التحقق مرة أخرى',
  questions: ({ partner }) => `هل لديكم أسئلة؟ شركة ${partner} في خدمتكم`,
  languages: 'اللغة',
  yourPartner: 'شريك Microsoft لديكم',
  yourCompany: 'شركتكم',
};
