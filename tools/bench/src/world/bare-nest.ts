import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/* A process of its own: the least that a Nest application needs. It tells its parent when it is ready. */
@Module({})
class EmptyModule {}

void (async () => {
  const startedAt = performance.now();
  const context = await NestFactory.createApplicationContext(EmptyModule, { logger: false });
  process.send?.(performance.now() - startedAt);
  process.on('disconnect', () => void context.close());
})();
