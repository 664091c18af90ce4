import { Injectable } from '@nestjs/common';
import type { Server } from 'node:http';
import { HttpDoor } from './http-door.js';

/** Every listener of a service, and whoever holds answers back on them. They end together. */
@Injectable()
export class HttpDoors {
  private readonly doors: HttpDoor[] = [];
  private readonly holders: (() => void)[] = [];

  /** Called before the listener takes its first connection. */
  add(server: Server): void {
    this.doors.push(new HttpDoor(server));
  }

  /** Whoever holds requests or streams open is told here that it is time to end them. */
  onClosing(letGo: () => void): void {
    this.holders.push(letGo);
  }

  /** Answers what was asked, and closes. Rejects when requests had to be cut off after all. */
  async close(): Promise<void> {
    for (const door of this.doors) door.announceEnd();
    for (const letGo of this.holders) letGo();
    const cut = await Promise.all(this.doors.map((door) => door.close()));
    const requests = cut.reduce((sum, count) => sum + count, 0);
    if (requests > 0) throw new Error(`${requests} requests were not answered in time and were cut off`);
  }
}
