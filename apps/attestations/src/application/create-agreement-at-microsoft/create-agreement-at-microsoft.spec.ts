import { createAgreementAtMicrosoft } from '@assent/contracts';
import { aMessage } from '@assent/testing';
import { ada, CUTOFF, Story } from '../../../test/support/story.js';
import { microsoftFails, Workshop } from '../../../test/support/workshop.js';
import { CreateAgreementAtMicrosoft } from './create-agreement-at-microsoft.use-case.js';

const record = (dateAgreed = new Date('2026-02-03T09:00:00Z')) => ({
  templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
  dateAgreed,
  type: 'MicrosoftCustomerAgreement',
  contact: ada,
});
const duplicate = microsoftFails('refused', { httpStatus: 409, microsoftCode: '600061' });

describe('creating the agreement at Microsoft', () => {
  const asked = () => new Workshop(new Story().waiting('a').poll('a').askAgreement('agree'));
  const run = (workshop: Workshop) =>
    new CreateAgreementAtMicrosoft(
      workshop.transactions,
      workshop.decisions,
      workshop.microsoft,
      workshop.ids,
    ).execute(aMessage(createAgreementAtMicrosoft, { customerId: 'customer', attestationId: 'a' }));

  it('sends the stored request id and finalises on the answer', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: record() };
    await run(workshop);

    expect(workshop.microsoft.calls).toEqual([
      { name: 'createAgreement', requestId: 'agreement-request', share: 'interactive' },
    ]);
    expect(workshop.mca.reasonCode).toBe('agreement_valid');
    expect(workshop.told).toEqual(['attestations.mca-changed', 'attestations.attestation-closed']);
  });

  it.each(['bulk', 'sweep'] as const)('uses the share of who wanted it: %s', async (priority) => {
    const workshop = new Workshop(new Story({ priority }).waiting('a').poll('a').askAgreement('agree'));
    workshop.microsoft.answers = { createAgreement: record() };
    await run(workshop);

    expect(workshop.microsoft.calls.map(({ share }) => share)).toEqual([priority]);
    expect(workshop.outbox.messages.map((message) => message.priority)).toEqual([priority, priority]);
  });

  it('calls once for two messages: the second finds nothing to do', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: record() };
    await run(workshop);
    await run(workshop);

    expect(workshop.microsoft.names).toEqual(['createAgreement']);
  });

  it('after no answer reads first, then sends the same request id', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: microsoftFails('no_answer'), listAgreements: [] };
    await run(workshop);
    workshop.later(6_000).microsoft.answers.createAgreement = record();
    await run(workshop);

    expect(workshop.microsoft.names).toEqual(['createAgreement', 'listAgreements', 'createAgreement']);
    expect(workshop.microsoft.calls[2]?.requestId).toBe('agreement-request');
    expect(workshop.attestation('a').state).toBe('finalised');
  });

  it('after a 503 sends a new request id', async () => {
    const workshop = asked();
    const failure = microsoftFails('unavailable', { httpStatus: 503 });
    workshop.microsoft.answers = { createAgreement: failure, listAgreements: [] };
    await run(workshop);
    await run(workshop.later(6_000));

    expect(workshop.microsoft.calls[2]?.requestId).not.toBe('agreement-request');
  });

  it('finds that an earlier call has made it, and makes no second one', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: microsoftFails('no_answer'), listAgreements: [record()] };
    await run(workshop);
    await run(workshop.later(6_000));

    expect(workshop.microsoft.names).toEqual(['createAgreement', 'listAgreements']);
    expect(workshop.attestation('a').state).toBe('finalised');
  });

  it('takes 600061 for done when the agreements show a valid one', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: duplicate, listAgreements: [record()] };
    await run(workshop);

    expect(workshop.attestation('a').state).toBe('finalised');
  });

  it('takes 600061 for a problem that names the earlier signatory otherwise', async () => {
    const workshop = asked();
    const old = record(new Date(CUTOFF.getTime() - 1));
    workshop.microsoft.answers = { createAgreement: duplicate, listAgreements: [old] };
    await run(workshop);

    expect(workshop.mca.lastError).toMatchObject({ code: 'signatory_already_used' });
    expect(workshop.mca.lastError?.detail).toContain('Ada Jensen');
    expect(workshop.told).toContain('attestations.command-refused');
  });

  it('decides nothing about 600061 while the agreements cannot be read', async () => {
    const workshop = asked();
    const away = microsoftFails('unavailable', { httpStatus: 503 });
    workshop.microsoft.answers = { createAgreement: duplicate, listAgreements: away };
    await run(workshop);

    expect(workshop.attestation('a').finalisation).toMatchObject({ outcomeUnknown: true, attempts: 1 });
    expect(workshop.attestation('a').finalisation?.requestId).not.toBe('agreement-request');
  });

  it('goes on without the read where this connection may not read', async () => {
    const workshop = asked();
    workshop.microsoft.answers = {
      createAgreement: microsoftFails('no_answer'),
      listAgreements: microsoftFails('capability_unavailable', { httpStatus: 403 }),
    };
    await run(workshop);
    workshop.later(6_000).microsoft.answers.createAgreement = record();
    await run(workshop);

    expect(workshop.attestation('a').state).toBe('finalised');
  });

  it('sends the same request id after a crash between Microsoft’s answer and the commit', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: record() };
    const save = workshop.mcas.saveAll.bind(workshop.mcas);
    jest
      .spyOn(workshop.mcas, 'saveAll')
      .mockImplementationOnce(save)
      .mockRejectedValueOnce(new Error('the process died'));
    await expect(run(workshop)).rejects.toThrow('the process died');

    // Nobody takes it up before the lease has ended.
    await run(workshop.later(60_000));
    expect(workshop.microsoft.calls).toHaveLength(1);
    await run(workshop.later(31_000));

    expect(workshop.microsoft.calls.map(({ requestId }) => requestId)).toEqual([
      'agreement-request',
      'agreement-request',
    ]);
    expect(workshop.attestation('a').state).toBe('finalised');
  });

  it('lets a fault of ours go to the queue, and leaves the lease for the sweep', async () => {
    const workshop = asked();
    workshop.microsoft.answers = { createAgreement: new TypeError('ours') };

    await expect(run(workshop)).rejects.toThrow('ours');
    expect(workshop.attestation('a').finalisation?.leasedUntil).not.toBeNull();
  });
});
