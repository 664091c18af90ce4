import type { LandingTexts } from './landing-texts.js';

export const es: LandingTexts = {
  language: 'es',
  locale: 'es-ES',
  name: 'Español',
  direction: 'ltr',
  ask: {
    title: 'Acepte el Contrato de cliente de Microsoft',
    who: ({ partner, company }) =>
      `${partner} le pide que acepte el Contrato de cliente de Microsoft (Microsoft Customer Agreement) en nombre de ${company}.`,
    asked: (person) => `Esta solicitud se dirige a ${person}.`,
    why: 'Por qué se lo pedimos',
    whyText: ({ partner }) =>
      `${partner} proporciona a su empresa servicios en la nube de Microsoft. Microsoft exige que cada empresa acepte ` +
      `este contrato por sí misma. Hasta entonces, ${partner} no puede pedir ni cambiar nada para usted en Microsoft.`,
    means: 'Qué significa aceptar',
    meansPoints: ({ company }) => [
      `Usted acepta, en nombre de ${company}, las condiciones de Microsoft para sus servicios en la nube.`,
      'Usted confirma que puede hacerlo en nombre de su empresa.',
      'Microsoft guarda su nombre, su correo electrónico y su número de teléfono como los de la persona que aceptó.',
    ],
    meansNot: 'Qué no significa',
    meansNotPoints: ({ partner }) => [
      'No compra nada y no cuesta nada.',
      `Lo que haya acordado con ${partner} sigue igual.`,
      'No necesita cuenta ni contraseña.',
    ],
    read: 'Leer primero el contrato',
    readHint: 'abre el sitio web de Microsoft',
    button: 'Continuar a la página de Microsoft',
    buttonHint: 'Allí verá de nuevo el contrato y lo aceptará con «Accept Agreement».',
    validUntil: (when) => `Puede aceptar hasta el ${when}.`,
    returned:
      'Ya ha estado en la página de Microsoft. Si aceptó allí, pasan unos minutos hasta que lo sabemos; entonces se ' +
      'indicará aquí. Si no, simplemente continúe.',
    decline: 'No quiero aceptar',
    declineReason: ({ partner }) => `Su motivo, si lo desea; ${partner} lo leerá`,
    declineButton: 'Rechazar',
  },
  forward: {
    open: 'No soy la persona adecuada',
    intro: ({ partner, company }) =>
      `Indique a ${partner} quién puede aceptar en nombre de ${company}. No se escribirá a nadie antes de que ${partner} lo haya revisado.`,
    firstName: 'Nombre',
    lastName: 'Apellidos',
    email: 'Correo electrónico',
    note: ({ partner }) => `Lo que ${partner} deba saber, si lo desea`,
    button: ({ partner }) => `Informar a ${partner}`,
    correct: 'Corrija lo que está marcado abajo.',
    faults: {
      missing: 'Rellene este campo.',
      too_short: 'Escriba el nombre completo.',
      too_long: 'El texto es demasiado largo.',
      not_a_name: 'Indique el nombre real de la persona.',
      not_an_address: 'Escriba un correo electrónico completo, por ejemplo nombre@empresa.es.',
      microsoft_address: 'Escriba un correo de su propia empresa, no de Microsoft.',
    },
  },
  forwarded: {
    title: 'Gracias por avisarnos',
    text: ({ partner }) =>
      `${partner} ya lo sabe y decidirá a quién preguntar. Todavía no se ha escrito a nadie y usted no tiene que hacer nada más.`,
    stillMe: 'Al final sí soy la persona adecuada',
  },
  expired: {
    title: 'Este enlace ha caducado',
    text: ({ partner, company }) =>
      `Por su seguridad, Microsoft solo deja vivir estos enlaces unos días. No se ha aceptado nada para ${company} con él. ` +
      `Puede obtener uno nuevo ahora; ${partner} no tiene que hacer nada.`,
    button: 'Enviarme un enlace nuevo',
    buttonHint: 'Llegará al correo electrónico al que se le invitó, y esta página volverá a funcionar.',
  },
  preparing: {
    title: 'Un momento, por favor',
    text: () =>
      'Su enlace se está preparando en Microsoft. A menudo tarda menos de un minuto, y más cuando los servicios de ' +
      'Microsoft están muy ocupados. Puede esperar aquí o volver más tarde a esta página.',
  },
  accepted: {
    title: 'Gracias',
    text: ({ partner, company }) =>
      `El Contrato de cliente de Microsoft está aceptado para ${company}. No tiene que hacer nada más; ${partner} se encarga del resto.`,
  },
  declined: {
    title: 'Ha rechazado la solicitud',
    text: ({ partner }) =>
      `${partner} lo sabe. No se ha aceptado nada. Si cambia de opinión, pida una nueva invitación a ${partner}.`,
  },
  revoked: {
    title: 'Esta solicitud se ha retirado',
    text: ({ partner }) => `No tiene que hacer nada. Si le sorprende, pregunte a ${partner}.`,
  },
  replaced: {
    title: 'Se ha preguntado a otra persona',
    text: ({ partner, company }) =>
      `${partner} ha pedido a otra persona que acepte el contrato en nombre de ${company}. No tiene que hacer nada más.`,
  },
  failed: {
    title: 'No se ha podido crear el enlace',
    text: ({ partner }) =>
      `Microsoft no ha preparado la página. ${partner} también lo ve y se pondrá en contacto con usted.`,
  },
  unknown: {
    title: 'Esta dirección no se conoce',
    text: () =>
      'Quizá se perdió una parte por el camino. Abra de nuevo el enlace de su correo electrónico o cópielo entero.',
  },
  tooMany: {
    title: 'Un poco demasiado rápido',
    text: () => 'Esto se ha pedido varias veces hace un momento. Espere un poco y mire primero en su correo.',
  },
  away: {
    title: 'Esta página no está disponible en este momento',
    text: () => 'No se ha perdido nada y su enlace sigue siendo válido. Inténtelo de nuevo en unos minutos.',
  },
  refresh: 'Mirar de nuevo',
  questions: ({ partner }) => `¿Preguntas? ${partner} le ayuda`,
  languages: 'Idioma',
  yourPartner: 'Su partner de Microsoft',
  yourCompany: 'su empresa',
};
