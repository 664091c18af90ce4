import { accentOnDark, isReadableUnderWhite } from '@assent/domain';
import { Controller, Get, Param, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../../application/problem.error.js';
import { InstanceSettings } from '../../application/settings/instance-settings.js';
import { LandingFilter } from '../landing/landing.filter.js';
import { LandingRateGuard } from '../landing/landing-rate.guard.js';
import { RATE_LIMITS } from '../rate-limits/rate-limits.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * What the partner has chosen for the signatory's pages. Every address names its content, so a browser asks
 * once; and nothing here needs an inline style, which the pages forbid.
 */
@ApiExcludeController()
@Controller('a/branding')
@UseFilters(LandingFilter)
@UseGuards(LandingRateGuard)
export class BrandingAssetsController {
  constructor(private readonly settings: InstanceSettings) {}

  @Get(':fileName')
  @Throttle(RATE_LIMITS.landingPage)
  async asset(@Param('fileName') fileName: string, @Res() reply: FastifyReply): Promise<void> {
    const colour = /^accent-([0-9a-f]{6})\.css$/.exec(fileName)?.[1];
    if (colour !== undefined && isReadableUnderWhite(`#${colour}`)) {
      void reply
        .header('cache-control', FOR_EVER)
        .type('text/css; charset=utf-8')
        .send(stylesOf(`#${colour}`));
      return;
    }
    const contentHash = /^([0-9a-f]{64})\.(?:png|jpg)$/.exec(fileName)?.[1];
    const image = contentHash === undefined ? null : await this.settings.logoContent(contentHash);
    if (image === null) throw new ProblemError('not_found', 'There is nothing at this address.');
    void reply
      .header('cache-control', FOR_EVER)
      // Opened by itself it is an image and nothing else, whatever somebody hid in it.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type(image.mediaType)
      .send(image.content);
  }
}

function stylesOf(colour: string): string {
  return (
    `:root{--accent:${colour};--on-accent:#ffffff}\n` +
    `@media (prefers-color-scheme:dark){:root{--accent:${accentOnDark(colour)};--on-accent:#1b1a19}}\n`
  );
}
