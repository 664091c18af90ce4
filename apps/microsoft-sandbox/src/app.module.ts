import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AgreementDocumentsController } from './agreements/agreement-documents.controller.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { AttestationBook } from './attestations/attestation-book.js';
import { AttestationsController } from './attestations/attestations.controller.js';
import { SandboxClock } from './clock/sandbox-clock.js';
import { ControlAttestationsController } from './control/control-attestations.controller.js';
import { ControlCustomersController } from './control/control-customers.controller.js';
import { ControlController } from './control/control.controller.js';
import { CustomerDirectory } from './customers/customer-directory.js';
import { CustomersController } from './customers/customers.controller.js';
import type { SandboxEnvironment } from './environment.js';
import { ENVIRONMENT } from './environment.token.js';
import { FaultRules } from './faults/fault-rules.js';
import { AnswerStore } from './http/answer-store.js';
import { CallLog } from './http/call-log.js';
import { MicrosoftFaultFilter } from './http/microsoft-fault.filter.js';
import { RequestPipeline } from './http/request-pipeline.js';
import { AcceptanceController } from './pages/acceptance.controller.js';
import { IndirectResellers } from './relationships/indirect-resellers.js';
import { RelationshipsController } from './relationships/relationships.controller.js';
import { SandboxStore } from './state/sandbox-store.js';
import { AccessTokens } from './tokens/access-tokens.js';
import { TokenController } from './tokens/token.controller.js';
import { TokenKindGuard } from './tokens/token-kind.guard.js';

/** The whole sandbox. */
@Module({})
export class AppModule {
  static with(environment: SandboxEnvironment): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        TokenController,
        CustomersController,
        RelationshipsController,
        AttestationsController,
        AgreementsController,
        AgreementDocumentsController,
        AcceptanceController,
        ControlController,
        ControlAttestationsController,
        ControlCustomersController,
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        SandboxStore,
        SandboxClock,
        AccessTokens,
        CustomerDirectory,
        AttestationBook,
        IndirectResellers,
        FaultRules,
        AnswerStore,
        CallLog,
        RequestPipeline,
        { provide: APP_GUARD, useClass: TokenKindGuard },
        { provide: APP_FILTER, useClass: MicrosoftFaultFilter },
      ],
    };
  }
}
