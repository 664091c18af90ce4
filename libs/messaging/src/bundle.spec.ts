import { deliveryChanged, mcaChanged, startAttestation, type Priority } from '@assent/contracts';
import { anOutgoing, envelopeKeys } from '../test/messaging-app.js';
import { bundle, BUNDLED_MESSAGES, bundledName, envelopesOf } from './bundle.js';
import { jobsOf } from './jobs.js';
import { sealMessage } from './sealed-message.js';

const aDelivery = (priority: Priority = 'sweep') =>
  sealMessage(anOutgoing(deliveryChanged, { priority }), envelopeKeys);
const idsOf = (messages: readonly { readonly envelope: { readonly messageId: string } }[]) =>
  messages.map(({ envelope }) => envelope.messageId);

describe('bundles', () => {
  it('hold messages of one kind and rank', () => {
    const sweep = [aDelivery(), aDelivery()];
    const bulk = [aDelivery('bulk'), aDelivery('bulk'), aDelivery('bulk')];
    const mca = [1, 2].map(() => sealMessage(anOutgoing(mcaChanged, { priority: 'sweep' }), envelopeKeys));
    const { bundles, single } = bundle([...sweep, ...bulk, ...mca]);

    expect(bundles.map(({ name, priority, envelopes }) => [name, priority, envelopes.length])).toEqual([
      ['bundle:notifications.delivery-changed.v1', 'sweep', 2],
      ['bundle:notifications.delivery-changed.v1', 'bulk', 3],
      ['bundle:attestations.mca-changed.v1', 'sweep', 2],
    ]);
    expect(single).toEqual([]);
  });

  it('leave alone what is alone, and what does not come by the thousand', () => {
    const alone = aDelivery();
    const commands = [1, 2].map(() => sealMessage(anOutgoing(startAttestation), envelopeKeys));
    const { bundles, single } = bundle([...commands, alone]);

    expect(bundles).toEqual([]);
    expect(idsOf(single)).toEqual(idsOf([...commands, alone]));
  });

  it('lose nothing and repeat nothing, however many there are', () => {
    const messages = Array.from({ length: 2 * BUNDLED_MESSAGES + 1 }, () => aDelivery());
    const { bundles, single } = bundle(messages);

    expect(bundles.map(({ envelopes }) => envelopes.length)).toEqual([BUNDLED_MESSAGES, BUNDLED_MESSAGES]);
    const carried = bundles.flatMap(({ envelopes }) => envelopes.map(({ messageId }) => messageId));
    expect([...carried, ...idsOf(single)]).toEqual(idsOf(messages));
  });

  it('are the same job only with the same messages', () => {
    const [first, second, third] = [aDelivery(), aDelivery(), aDelivery()];
    const idOf = (...messages: Parameters<typeof bundle>[0]) => bundle(messages).bundles[0]?.id;

    expect(idOf(first, second)).toBe(idOf(first, second));
    expect(idOf(first, second)).not.toBe(idOf(first, third));
    expect(idOf(first, second)).not.toBe(idOf(first, second, third));
  });

  it('come out of their job as they went in', () => {
    const messages = [aDelivery(), aDelivery()];
    const [job] = jobsOf('gateway', messages);
    const { name, data } = JSON.parse(JSON.stringify(job)) as { name: string; data: unknown };

    expect(bundledName({ name })).toBe('notifications.delivery-changed.v1');
    expect(envelopesOf({ name, data })).toEqual(messages.map(({ envelope }) => envelope));
    expect(() => envelopesOf({ name, data: [{ hello: 'world' }] })).toThrow(
      'does not carry messages of ours',
    );
  });
});
