import { RedisAway } from './errors.js';
import { isLostRedisConnection, isRedisAway } from './redis-errors.js';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
});

describe('whether Redis is away', () => {
  it.each([
    new RedisAway(),
    new Error("Stream isn't writeable and enableOfflineQueue options is false"),
    new Error('Reached the max retries per request limit (which is 0). Refer to "maxRetriesPerRequest".'),
    new Error('Connection is closed.'),
    new Error('Command timed out'),
  ])('is said by %p', (error) => {
    expect(isRedisAway(error)).toBe(true);
    expect(isLostRedisConnection(error)).toBe(true);
  });

  it('is not said by a socket of nobody knows which server, except where it can only be that of Redis', () => {
    expect(isRedisAway(refused)).toBe(false);
    expect(isLostRedisConnection(refused)).toBe(true);
  });

  it.each([new Error('OOM command not allowed'), new Error('NOSCRIPT'), 'text', null, undefined])(
    'is not said by %p',
    (error) => {
      expect(isRedisAway(error)).toBe(false);
      expect(isLostRedisConnection(error)).toBe(false);
    },
  );
});
