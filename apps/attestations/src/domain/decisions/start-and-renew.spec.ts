import {
  ada,
  anAgreement,
  answered503,
  bo,
  MINUTE,
  noAnswer,
  refusal600061,
  Story,
} from '../../../test/support/story.js';
import { requestNewLink } from './renew-attestation.js';

const askNewLink = (story: Story, newAttestationId: string, attestationId?: string) =>
  story.apply((mca, circumstances) =>
    requestNewLink(
      mca,
      {
        signatoryLinkId: 'link-of-a',
        attestationId,
        newAttestationId,
        requestId: 'r',
        operationId: 'ask',
        correlationId: 'thread',
      },
      circumstances,
    ),
  );

describe('starting an attestation', () => {
  it('gives the link the lifetime that was asked for, else what the provider instance says', () => {
    const asked = new Story().start('a', { linkLifetimeMinutes: 60 });
    const left = new Story().start('a', { linkLifetimeMinutes: null });
    expect(asked.attestation('a').linkLifetimeMinutes).toBe(60);
    expect(left.attestation('a').linkLifetimeMinutes).toBe(10_080);
  });

  it('waits for the link, and settles when it is there', () => {
    const story = new Story().start('a');
    expect(story.mca.reasonCode).toBe('attestation_requested');
    expect(story.settled).toEqual([]);
    expect(story.events).toContainEqual({ kind: 'create_attestation', attestationId: 'a' });

    story.created('a');
    expect(story.settled).toEqual(['start-a']);
    expect(story.mca.reasonCode).toBe('waiting_for_customer');
    expect(story.events).toContainEqual({ kind: 'invitation_requested', attestationId: 'a' });
    expect(story.attestation('a').expiresAt).toEqual(new Date('2026-02-03T10:00:00Z'));
  });

  it('mails nothing when the partner hands the link over', () => {
    const story = new Story().waiting('a', { delivery: 'manual' });

    expect(story.events.map(({ kind }) => kind)).not.toContain('invitation_requested');
  });

  it('is refused while another one runs, with its id', () => {
    const story = new Story().waiting('a').start('b');

    expect(story.refusal).toMatchObject({
      code: 'attestation_already_live',
      references: { attestationId: 'a' },
    });
    expect(Object.keys(story.states)).toEqual(['a']);
  });

  it.each([
    ['already_compliant', new Story().verified({ agreements: [anAgreement()] })],
    ['customer_ended', new Story({}, { lifecycle: 'ended' })],
    ['customer_ended', new Story({}, { lifecycle: 'ending' })],
    ['customer_not_ready', new Story({}, { lifecycle: 'creating', tenantId: null })],
  ])('is refused: %s', (code, story) => {
    expect(story.start('a').refusal?.code).toBe(code);
  });

  it('takes the country from the command, else from the customer, else from the provider instance', () => {
    const defaults = { country: 'FR', language: 'fr-FR', linkLifetimeMinutes: 10_080 };
    expect(new Story({ defaults }).start('a', { country: 'AT' }).attestation('a').country).toBe('AT');
    expect(new Story({ defaults }).start('a').attestation('a').country).toBe('DE');
    expect(new Story({ defaults }, { country: null }).start('a').attestation('a').country).toBe('FR');
    expect(new Story({}, { country: null }).start('a').refusal).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'country' }],
    });
  });

  it('is refused for a signatory that Microsoft would refuse', () => {
    const story = new Story().start('a', { contact: { ...ada, firstName: 'test' } });

    expect(story.refusal?.errors).toMatchObject([{ path: 'contact.firstName' }]);
  });

  it('warns of a signatory whom Microsoft knows already, and goes on', () => {
    const old = anAgreement({ dateAgreed: new Date('2020-01-01') });
    const story = new Story()
      .verified({ agreements: [old] })
      .start('a')
      .start('b', { contact: bo });

    expect(story.attestation('a').warnings).toEqual(['signatory_used_before']);
  });

  it('gives a signatory the same address again, and another signatory another one', () => {
    const story = new Story().waiting('a').expire().waiting('b').expire().waiting('c', { contact: bo });

    expect(story.attestation('b').signatoryLinkId).toBe('link-of-a');
    expect(story.attestation('c').signatoryLinkId).toBe('link-of-c');
  });

  it('gives a new address after the old one was ended by revocation', () => {
    const story = new Story().waiting('a').revoke('a').waiting('b');

    expect(story.attestation('b').signatoryLinkId).toBe('link-of-b');
  });

  it('fails when Microsoft refuses, and can be started again', () => {
    const story = new Story().start('a').creationFails('a', refusal600061);

    expect(story.turnedDown).toEqual({ 'start-a': 'microsoft_refused' });
    expect(story.mca.reasonCode).toBe('attestation_failed');
    expect(story.start('b').mca).toMatchObject({ reasonCode: 'attestation_requested', lastError: null });
  });

  it('keeps the request id when no answer came, and takes a new one after any answer', () => {
    const silent = new Story().start('a').creationFails('a', noAnswer);
    expect(silent.attestation('a').creation?.requestId).toBe('request-a');

    const answered = new Story().start('a').creationFails('a', answered503);
    expect(answered.attestation('a').creation?.requestId).toBe('next-request');
    expect(answered.changes).toEqual(['waiting_for_microsoft']);
  });

  it('drops a link that Microsoft made for an attestation that was revoked meanwhile', () => {
    const story = new Story().start('a').revoke('a').created('a');

    expect(story.attestation('a')).toMatchObject({ state: 'revoked', acceptanceUrl: null });
    expect(story.events).toEqual([]);
  });
});

describe('renewing a link', () => {
  it('resets the clock and keeps signatory, address and settings', () => {
    const story = new Story().waiting('a').expire().renew('a', 'b');
    expect(story.changes).toEqual(['superseded', 'attestation_requested']);
    expect(story.attestation('b')).toMatchObject({
      contact: ada,
      signatoryLinkId: 'link-of-a',
      linkLifetimeMinutes: 60,
      renewalOf: 'a',
    });

    story.created('b');
    expect(story.settled).toEqual(['renew-b']);
    expect(story.attestation('b').expiresAt).toEqual(new Date(story.now.getTime() + 60 * MINUTE));
  });

  it.each([
    ['attestation_not_found', new Story().waiting('x')],
    ['attestation_not_renewable', new Story().start('a')],
    ['attestation_not_renewable', new Story().waiting('a').decline('link-of-a')],
    ['attestation_not_renewable', new Story().waiting('a').poll('a')],
    ['attestation_already_live', new Story().waiting('a').renew('a', 'c')],
  ])('is refused: %s', (code, story) => {
    expect(story.renew('a', 'b').refusal?.code).toBe(code);
  });
});

describe('a signatory asking for a new link', () => {
  it('gets it by mail, also where the partner handed over the first one', () => {
    const story = askNewLink(new Story().waiting('a', { delivery: 'manual' }).expire(), 'b');

    expect(story.attestation('b')).toMatchObject({ contact: ada, delivery: 'email', origin: 'signatory' });
  });

  it('gets none while the link works, nor after another signatory was asked', () => {
    expect(askNewLink(new Story().waiting('a'), 'b').refusal?.code).toBe('attestation_already_live');
    expect(
      askNewLink(new Story().waiting('a').expire().waiting('c', { contact: bo }), 'b').refusal?.code,
    ).toBe('attestation_already_live');
  });

  it('gets three a day and not more', () => {
    const story = new Story().waiting('a').expire();
    for (const id of ['b', 'c', 'd']) {
      askNewLink(story, id);
      expect(story.refusal).toBeUndefined();
      story.created(id).expire();
    }
    expect(askNewLink(story, 'e').refusal?.code).toBe('too_many_requests');
    expect(askNewLink(story.later(24 * 60 * MINUTE), 'f').refusal).toBeUndefined();
  });
});

describe('an attestation after one that was declined', () => {
  const again = () => new Story().waiting('a').decline('link-of-a', null, 'a').waiting('b');

  it('stands behind the same address, and what answers the old one late changes nothing', () => {
    const story = again();
    const { mca } = story;
    expect(story.attestation('b').signatoryLinkId).toBe('link-of-a');

    story.decline('link-of-a', null, 'a').open('link-of-a', 'a').suggest('link-of-a', undefined, null, 'a');
    askNewLink(story, 'c', 'a');
    expect(story.mca).toBe(mca);
  });

  it('can be answered as well, also by a command that does not say which one it means', () => {
    expect(again().decline('link-of-a', null, 'b').attestation('b').state).toBe('declined');
    expect(again().decline('link-of-a').attestation('b').state).toBe('declined');
    expect(again().open('link-of-a', 'b').attestation('b').openedAt).not.toBeNull();
    expect(again().suggest('link-of-a', undefined, null, 'b').attestation('b').suggestion).not.toBeNull();
  });
});
