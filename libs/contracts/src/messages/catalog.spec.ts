import { pathsOf } from '../../test/schema-paths.js';
import { envelopeSchema } from '../envelope.js';
import type { MessageContract } from '../message-contract.js';
import { QUEUE_NAMES, SERVICE_NAMES, type ServiceName } from '../queues.js';
import { MESSAGE_CATALOG } from './index.js';

/** Names under which personal data or secrets go; a field of such a name has to be sealed wherever it stands. */
const PERSONAL = new Set([
  'acceptanceUrl',
  'address',
  'contact',
  'declineReason',
  'email',
  'firstName',
  'lastName',
  'password',
  'phone',
  'token',
]);

const serviceOf = (name: string): ServiceName | undefined =>
  SERVICE_NAMES.find((service) => name === service || name.startsWith(`${service}-`));
const isWithin = (path: string, sealed: readonly string[]): boolean =>
  sealed.some((whole) => path === whole || path.startsWith(`${whole}.`));

describe('the catalogue of messages', () => {
  it('has each version of each message once', () => {
    const names = MESSAGE_CATALOG.map(({ type, version }) => `${type}.v${version}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
  });
});

describe.each(MESSAGE_CATALOG.map((contract): [string, MessageContract] => [contract.type, contract]))(
  '%s',
  (type, contract) => {
    const paths = pathsOf(contract.data);

    it('says whom it answers when it settles or refuses operations', () => {
      const settlesOrRefuses = paths.some((path) => path.startsWith('settles') || path.startsWith('refusal'));
      expect(contract.answers !== undefined).toBe(settlesOrRefuses);
    });

    it('is named `service.what`, after the service that handles the command or tells the event', () => {
      expect(envelopeSchema.shape.type.safeParse(type).success).toBe(true);
      const service = type.split('.')[0];
      expect(SERVICE_NAMES).toContain(service);
      if (contract.kind === 'command') expect(serviceOf(contract.to[0])).toBe(service);
    });

    it('goes to queues that exist, none twice, and none that is for ticks', () => {
      for (const queue of contract.to) expect(QUEUE_NAMES).toContain(queue);
      expect(new Set(contract.to).size).toBe(contract.to.length);
      expect(contract.to.filter((queue) => queue.endsWith('-sweeps'))).toEqual([]);
      if (contract.kind === 'command') expect(contract.to).toHaveLength(1);
    });

    it('has an example that parses, and whose result parses again to the same', () => {
      const once = contract.data.parse(contract.example);
      // A message is parsed when it is sent and again when it is handled.
      expect(contract.data.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
    });

    it('seals only fields that its data can have, and none within another', () => {
      for (const path of contract.sensitive) {
        expect(paths).toContain(path);
        const others = contract.sensitive.filter((other) => other !== path);
        expect(isWithin(path, others)).toBe(false);
      }
    });

    it('seals every field whose name says that it is personal or secret', () => {
      const clear = paths.filter((path) => {
        const name = path.split('.').at(-1) ?? '';
        return PERSONAL.has(name) && !isWithin(path, contract.sensitive);
      });
      expect(clear).toEqual([]);
    });
  },
);
