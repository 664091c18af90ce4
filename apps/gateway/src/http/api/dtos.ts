import {
  agreementStateSchema,
  attestationViewSchema,
  changeSettingsRequestSchema,
  connectionListSchema,
  connectionViewSchema,
  createCustomerRequestSchema,
  customerListQuerySchema,
  customerMcaSchema,
  customerPageSchema,
  customerViewSchema,
  resellerListQuerySchema,
  resellerPageSchema,
  resellerViewSchema,
  eligibilityQuerySchema,
  eligibilitySchema,
  importRequestSchema,
  importViewSchema,
  landingPreviewRequestSchema,
  mcaAttentionSchema,
  mcaFunnelQuerySchema,
  mcaFunnelSchema,
  mcaSummaryQuerySchema,
  mcaSummarySchema,
  operationSchema,
  pageQuerySchema,
  problemSchema,
  providerInstanceListSchema,
  providerInstanceSettingsViewSchema,
  renewAttestationRequestSchema,
  sameContactPageSchema,
  startAttestationRequestSchema,
  timelinePageSchema,
  workListExportQuerySchema,
  workListExportSchema,
  workListPageSchema,
  workListQuerySchema,
} from '@assent/contracts';
import { createZodDto } from 'nestjs-zod';

/* The contracts' shapes as classes: Nest reads from these what to check and what to document. */

export class ProblemDto extends createZodDto(problemSchema) {}
export class OperationDto extends createZodDto(operationSchema) {}

export class McaSummaryDto extends createZodDto(mcaSummarySchema) {}
export class McaSummaryQueryDto extends createZodDto(mcaSummaryQuerySchema) {}
export class McaAttentionDto extends createZodDto(mcaAttentionSchema) {}
export class McaFunnelDto extends createZodDto(mcaFunnelSchema) {}
export class McaFunnelQueryDto extends createZodDto(mcaFunnelQuerySchema) {}
export class WorkListQueryDto extends createZodDto(workListQuerySchema) {}
export class WorkListPageDto extends createZodDto(workListPageSchema) {}

export class WorkListExportQueryDto extends createZodDto(workListExportQuerySchema) {}
export class WorkListExportDto extends createZodDto(workListExportSchema) {}

export class CustomerMcaDto extends createZodDto(customerMcaSchema) {}
export class AttestationDto extends createZodDto(attestationViewSchema) {}
export class AgreementDto extends createZodDto(agreementStateSchema) {}
export class StartAttestationDto extends createZodDto(startAttestationRequestSchema) {}
export class RenewAttestationDto extends createZodDto(renewAttestationRequestSchema) {}
export class EligibilityDto extends createZodDto(eligibilitySchema) {}
export class EligibilityQueryDto extends createZodDto(eligibilityQuerySchema) {}
export class LandingPreviewDto extends createZodDto(landingPreviewRequestSchema) {}
export class TimelinePageDto extends createZodDto(timelinePageSchema) {}
export class PageQueryDto extends createZodDto(pageQuerySchema) {}

export class CustomerDto extends createZodDto(customerViewSchema) {}
export class CustomerPageDto extends createZodDto(customerPageSchema) {}
export class SameContactPageDto extends createZodDto(sameContactPageSchema) {}
export class CustomerListQueryDto extends createZodDto(customerListQuerySchema) {}
export class CreateCustomerDto extends createZodDto(createCustomerRequestSchema) {}
export class ImportRequestDto extends createZodDto(importRequestSchema) {}
export class ImportDto extends createZodDto(importViewSchema) {}
export class ResellerDto extends createZodDto(resellerViewSchema) {}
export class ResellerPageDto extends createZodDto(resellerPageSchema) {}
export class ResellerListQueryDto extends createZodDto(resellerListQuerySchema) {}
export class ProviderInstanceListDto extends createZodDto(providerInstanceListSchema) {}
export class ProviderInstanceSettingsDto extends createZodDto(providerInstanceSettingsViewSchema) {}
export class ChangeSettingsDto extends createZodDto(changeSettingsRequestSchema) {}
export class ConnectionDto extends createZodDto(connectionViewSchema) {}
export class ConnectionListDto extends createZodDto(connectionListSchema) {}
