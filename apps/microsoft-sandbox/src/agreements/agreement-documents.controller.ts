import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { TakesTokens } from '../tokens/token-kind.guard.js';
import { collection } from './agreement-wire.js';
import { AGREEMENT_METADATA, DOCUMENT_LANGUAGES } from './templates.js';

/** Which agreements there are, and where their text is [A]. */
@Controller('v1')
@TakesTokens('app_user')
export class AgreementDocumentsController {
  @Get('agreements')
  metadata(@Query('agreementType') type = '*'): Record<string, unknown> {
    return collection(
      AGREEMENT_METADATA.filter(({ agreementType }) => type === '*' || agreementType === type),
    );
  }

  /** A new link each call. The sandbox has no Word files: the links lead nowhere. */
  @Get('agreementtemplates/:templateId/document')
  document(
    @Param('templateId') templateId: string,
    @Query('language') language = 'en-US',
    @Query('country') country = 'US',
  ): Record<string, unknown> {
    if (!AGREEMENT_METADATA.some((agreement) => agreement.templateId === templateId)) {
      throw MicrosoftFault.classic('routeNotFound', 'The agreement template was not found.');
    }
    // Country codes are case-sensitive; a language that the country does not have falls back to English.
    if (!/^[A-Z]{2}$/.test(country)) {
      throw MicrosoftFault.classic('invalidRequest', 'country must be a code of two capital letters.');
    }
    const offered = DOCUMENT_LANGUAGES[country] ?? ['en-US'];
    const chosen = offered.includes(language) ? language : 'en-US';
    const uri = `https://agreements.example/${templateId}/${country}/${chosen}.docx?key=${randomUUID()}`;
    return { displayUri: uri, downloadUri: uri, language: chosen, country };
  }
}
