import { fastify } from 'fastify';

/*
 * A process of its own: the least that an HTTP answer costs in this framework. It answers whatever it was last
 * told, as a constant, and tells its parent where it listens.
 */
void (async () => {
  const server = fastify({ bodyLimit: 64 * 1024 * 1024 });
  let constant = '{}';
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  server.put('/constant', (request, reply) => {
    constant = request.body as string;
    return reply.code(204).send();
  });
  server.get('/constant', (_request, reply) => reply.type('application/json').send(constant));
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  process.send?.(address);
  process.on('disconnect', () => void server.close());
})();
