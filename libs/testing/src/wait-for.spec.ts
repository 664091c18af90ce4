import { waitFor } from './wait-for.js';

describe('waitFor', () => {
  it('returns the first answer that is there', async () => {
    const answers = [undefined, null, false, 'ready'];

    expect(await waitFor(() => answers.shift(), { what: 'an answer', everyMs: 1 })).toBe('ready');
  });

  it('says what it waited for and why not, when time is up', async () => {
    const refused = () => Promise.reject(new Error('connection refused'));

    await expect(waitFor(refused, { what: 'the gateway', deadlineMs: 20, everyMs: 1 })).rejects.toThrow(
      'Waited in vain for the gateway, 20 ms: connection refused',
    );
  });
});
