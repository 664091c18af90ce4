import type { MailTexts } from '../mail-texts.js';

export const spanish: MailTexts = {
  locale: 'es-ES',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: acepte el Contrato de cliente de Microsoft para ${company}`,
      renewal: `${partner}: nuevo enlace al Contrato de cliente de Microsoft de ${company}`,
      reminder: `Recordatorio de ${partner}: el Contrato de cliente de Microsoft para ${company}`,
    })[kind],
  greeting: ({ person }) => `Hola, ${person}:`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} le pide que acepte el Contrato de cliente de Microsoft (Microsoft Customer Agreement) en nombre de ${company}.`,
      renewal: `El enlace anterior ha caducado. Este es uno nuevo: ${partner} le pide que acepte el Contrato de cliente de Microsoft (Microsoft Customer Agreement) en nombre de ${company}.`,
      reminder: `Un breve recordatorio: ${partner} espera que ${company} acepte el Contrato de cliente de Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft exige esta aceptación antes de que ${partner} pueda pedir o cambiar servicios de Microsoft para ${company}.`,
  meaning:
    'Al aceptar, su organización aprueba las condiciones en las que Microsoft presta sus servicios. Aceptar no encarga nada y no cuesta nada.',
  effort: 'Puede leer antes el contrato. Le llevará unos minutos como máximo y no necesita ninguna cuenta.',
  button: 'Revisar el contrato',
  address: 'Revise el contrato aquí:',
  expiry: ({ expires }) => `El enlace es válido hasta el ${expires}. Después le ofrecerá uno nuevo.`,
  notYou: ({ company }) => `¿No es usted quien puede firmar por ${company}? Abra el enlace e indíquelo allí.`,
  questions: (contactEmail) => `¿Preguntas? Escriba a ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Recibe este mensaje porque ${partner} le ha indicado como contacto de ${company}. El enlace es solo para usted; por favor, no reenvíe este mensaje.`,
};
