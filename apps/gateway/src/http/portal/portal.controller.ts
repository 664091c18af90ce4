import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalFolder } from './portal-folder.js';
import { findPortalFile } from './portal-files.js';

/** Addresses of the gateway itself; none of them is ever a page of the portal. */
const OWN_ADDRESSES = /^\/(api|a|health|metrics)(\/|$)/;

/** Serves the built portal: its files, and its page for every address that only the portal knows. */
@ApiExcludeController()
@Controller()
export class PortalController {
  constructor(private readonly folder: PortalFolder) {}

  @Get(['/', '/*'])
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?')[0] ?? '/';
    if (OWN_ADDRESSES.test(path)) throw new NotFoundException();
    const isNavigation = (request.headers.accept ?? '').includes('text/html');
    const file = await findPortalFile(this.folder.path, path, isNavigation);
    if (file === null) {
      if (!isNavigation || path !== '/') throw new NotFoundException();
      void reply.status(404).type('text/plain; charset=utf-8').send(NOT_BUILT);
      return;
    }
    void reply.header('cache-control', file.cacheControl).sendFile(file.path, this.folder.path);
  }
}

const NOT_BUILT =
  'The portal is not built. Run "npm run build -w @assent/portal" and load this page again.\n' +
  'The API is there: /api/docs describes it.\n';
