import type { CaughtMail } from './mailbox.js';

/** The list of mails, newest first. */
export function listPage(mails: readonly CaughtMail[], version: string): string {
  const rows = mails.map(
    (mail) => `<tr>
      <td><a href="/messages/${mail.id}">${escape(mail.subject)}</a></td>
      <td>${escape(mail.to.join(', '))}</td>
      <td><time datetime="${mail.receivedAt}">${escape(mail.receivedAt.replace('T', ' ').slice(0, 19))} UTC</time></td>
    </tr>`,
  );
  const table =
    rows.length === 0
      ? '<p>No mail yet. What Assent sends on this machine arrives here and nowhere else.</p>'
      : `<table>
          <caption>${rows.length} mail${rows.length === 1 ? '' : 's'}, newest first</caption>
          <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
          <tbody>${rows.join('')}</tbody>
        </table>
        <form method="post" action="/empty"><button>Delete all mails</button></form>`;
  return page(
    'Mails',
    `<h1>Mails</h1>
     <p id="news" role="status"></p>
     ${table}
     <script>
       setInterval(async () => {
         const answer = await fetch('/api/version').catch(() => undefined);
         if (answer?.ok && (await answer.text()) !== '${version}')
           document.getElementById('news').innerHTML = 'New mail has arrived. <a href="/">Show it</a>';
       }, 2000);
     </script>`,
  );
}

/** One mail as its receiver sees it, with its text part and its headers below. */
export function mailPage(mail: CaughtMail): string {
  const headers = Object.entries(mail.headers).map(
    ([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`,
  );
  return page(
    mail.subject,
    `<p><a href="/">All mails</a></p>
     <h1>${escape(mail.subject)}</h1>
     <p>From ${escape(mail.from)}<br>To ${escape(mail.to.join(', '))}</p>
     ${mail.html === null ? '' : frame(mail.html)}
     <details ${mail.html === null ? 'open' : ''}><summary>Text part</summary><pre>${linked(mail.text)}</pre></details>
     <details><summary>Headers</summary><table>${headers.join('')}</table></details>
     <p><a href="/messages/${mail.id}/source">Source</a></p>`,
  );
}

/** The mail's own page, in a frame that runs no script; its links open in a new tab. */
function frame(html: string): string {
  const document = `<base target="_blank">${html}`;
  return `<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escape(document)}"></iframe>`;
}

function linked(text: string): string {
  return escape(text).replace(
    /https?:\/\/[^\s<>"')\]]+/g,
    (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)} - Assent mail catcher</title>
  <style>
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; padding: 0.5rem 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.5rem; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
    iframe { width: 100%; height: 36rem; border: 1px solid #8888; background: #fff; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    button { font: inherit; padding: 0.5rem 1rem; margin-top: 1rem; }
  </style>
</head>
<body><main>${body}</main></body>
</html>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
