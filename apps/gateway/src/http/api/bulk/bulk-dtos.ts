import {
  bulkOperationPageSchema,
  bulkOperationSchema,
  bulkResultsQuerySchema,
  bulkRowPageSchema,
  bulkRowsQuerySchema,
  confirmBulkOperationRequestSchema,
  createBulkOperationRequestSchema,
} from '@assent/contracts';
import { createZodDto } from 'nestjs-zod';

export class CreateBulkOperationDto extends createZodDto(createBulkOperationRequestSchema) {}
export class ConfirmBulkOperationDto extends createZodDto(confirmBulkOperationRequestSchema) {}
export class BulkOperationDto extends createZodDto(bulkOperationSchema) {}
export class BulkOperationPageDto extends createZodDto(bulkOperationPageSchema) {}
export class BulkRowPageDto extends createZodDto(bulkRowPageSchema) {}
export class BulkRowsQueryDto extends createZodDto(bulkRowsQuerySchema) {}
export class BulkResultsQueryDto extends createZodDto(bulkResultsQuerySchema) {}
