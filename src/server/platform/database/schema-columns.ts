import type * as Id from '#core/kernel/ids.ts';

export type Tenanted = { readonly tenant_id: Id.TenantId };
/** Rows that an import brought and its undoing takes away. */
export type Imported = { readonly import_id: Id.ImportId | null };
