import type { AttestationRecord } from '../state/sandbox-state.js';
import { AGREEMENT_SECTIONS } from './agreement-text.js';
import { Html, html } from './html.js';

const STYLE = new Html(`
:root { color-scheme: light dark; --text: #1b1a19; --soft: #5c5a58; --page: #f6f5f4; --card: #fff; --line: #d2d0ce;
  --accent: #0f6cbd; --on-accent: #fff; --good: #0e700e; --note: #fff4ce; --on-note: #3b3a39; }
@media (prefers-color-scheme: dark) { :root { --text: #f3f2f1; --soft: #c8c6c4; --page: #1b1a19; --card: #292827;
  --line: #484644; --accent: #62abf5; --on-accent: #0b1a29; --good: #9fd89f; --note: #433519; --on-note: #fce9b8; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 "Segoe UI", system-ui, sans-serif; color: var(--text); background: var(--page); }
main { max-width: 44rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
.note { background: var(--note); color: var(--on-note); padding: .6rem 1rem; text-align: center; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 1rem 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.25rem 0 .25rem; } h2, h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; } .card > h2 { margin-top: .25rem; }
p { margin: .4rem 0; } .soft { color: var(--soft); } .good { color: var(--good); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.text { max-height: 24rem; overflow: auto; } .text:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button { font: inherit; font-weight: 600; width: 100%; min-height: 3rem; border: 0; border-radius: .375rem;
  background: var(--accent); color: var(--on-accent); cursor: pointer; }
@media (min-width: 30rem) { button { width: auto; padding: 0 2rem; } }
@media (max-width: 29.99rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
`);

/** The frame of every page of the stand-in. */
function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header class="note">
          <strong>Stand-in for Microsoft.</strong> This page belongs to a sandbox for trying things out.
          Nothing you do here is binding.
        </header>
        <main>${content}</main>
      </body>
    </html>`.text;
}

/** The agreement to read and the button. */
export function agreementPage(attestation: AttestationRecord): string {
  return page(
    'Microsoft Customer Agreement',
    html`<h1>Microsoft Customer Agreement</h1>
      <p class="soft">Please read the agreement, then accept it for your organisation.</p>
      ${parties(attestation)}
      <section class="card" aria-labelledby="text-heading">
        <h2 id="text-heading">Agreement</h2>
        <p class="soft">
          This text was written for the sandbox. It is not Microsoft's agreement, which is at
          aka.ms/customeragreement.
        </p>
        <div class="text" tabindex="0" role="region" aria-label="Text of the agreement">
          ${AGREEMENT_SECTIONS.map(
            ({ heading, paragraphs }) =>
              html`<h3>${heading}</h3>
                ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`,
          )}
        </div>
      </section>
      <form method="post" action="/mca/?attestationid=${attestation.id}">
        <p>
          By choosing Accept Agreement, ${attestation.signatory.firstName} ${attestation.signatory.lastName}
          accepts this agreement for ${attestation.companyName}.
        </p>
        <button type="submit">Accept Agreement</button>
      </form>`,
  );
}

/** After the button, and whenever the link is opened again. */
export function acceptedPage(attestation: AttestationRecord, acceptedAt: number): string {
  return page(
    'Agreement accepted',
    html`<h1 class="good">Thank you. The agreement is accepted.</h1>
      <p>
        Accepted on <time datetime="${new Date(acceptedAt).toISOString()}">${longDate(acceptedAt)}</time>. You
        can close this page; your partner is told by itself.
      </p>
      ${parties(attestation)}`,
  );
}

/** The link ran out before anybody accepted. */
export function expiredPage(attestation: AttestationRecord): string {
  return page(
    'Link expired',
    html`<h1>This link has expired</h1>
      <p>
        It was good until
        <time datetime="${new Date(attestation.expiresAt).toISOString()}"
          >${longDate(attestation.expiresAt)}</time
        >. Nothing was accepted. Please ask your partner for a new link.
      </p>`,
  );
}

/** No such attestation, or none named. */
export function unknownPage(): string {
  return page(
    'Link not found',
    html`<h1>We cannot find this agreement</h1>
      <p>
        The link is incomplete or has a typing error. Please open it again from the message you received.
      </p>`,
  );
}

function parties(attestation: AttestationRecord): Html {
  const { signatory } = attestation;
  return html`<section class="card" aria-label="Who accepts">
    <dl>
      <dt>Company</dt>
      <dd>${attestation.companyName}</dd>
      <dt>Signatory</dt>
      <dd>${signatory.firstName} ${signatory.lastName}</dd>
      <dt>Email</dt>
      <dd>${signatory.email}</dd>
      <dt>Country</dt>
      <dd>${attestation.country}</dd>
      <dt>Language asked for</dt>
      <dd>${languageName(attestation.language)}</dd>
    </dl>
  </section>`;
}

const longDate = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at) +
  ' UTC';

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A tag that Intl does not take is shown as it was sent.
    return tag;
  }
}
