import { SandboxClient } from '../../test/sandbox-client.js';

describe('the acceptance page', () => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await SandboxClient.start();
  });
  afterAll(() => client.stop());

  const page = (id: string) => client.send('GET', `/mca/?attestationid=${id}`);
  const press = (id: string) =>
    client.send('POST', `/mca/?attestationid=${id}`, { body: new URLSearchParams() });
  const statusOf = async (id: string) =>
    (await client.call('GET', `/attestations/enhanced/${id}`)).json['status'];

  it('shows who accepts what, says that it is a stand-in, and accepts nothing when it is only opened', async () => {
    const id = await client.createAttestation({ companyName: 'Moor & Söhne <GmbH> KG' });
    const shown = await page(id);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Moor &amp; Söhne &lt;GmbH&gt; KG');
    expect(shown.text).toContain('Anna Weber');
    expect(shown.text).toContain('German (Germany)');
    expect(shown.text).toContain('Stand-in for Microsoft');
    expect(shown.text).toMatch(/<button type="submit">\s*Accept Agreement\s*<\/button>/);
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await statusOf(id)).toBe('Pending');
  });

  it('accepts by the button, then says so, also when opened again', async () => {
    const id = await client.createAttestation();
    const pressed = await press(id);
    expect(pressed.status).toBe(303);
    const after = await client.send('GET', pressed.headers.get('location')!);
    expect(after.text).toContain('The agreement is accepted');
    expect(after.text).not.toContain('<form');
    expect(await statusOf(id)).toBe('Accepted');
  });

  it('says that a link has expired and takes no acceptance', async () => {
    const id = await client.createAttestation();
    await client.control('POST', `/attestations/${id}/expire`);
    expect((await page(id)).status).toBe(410);
    await press(id);
    expect(await statusOf(id)).toBe('Expired');
  });

  it('says that it does not know a link', async () => {
    expect((await page('nothing')).status).toBe(404);
    expect((await client.send('GET', '/mca')).status).toBe(404);
  });
});
