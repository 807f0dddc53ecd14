import { z } from 'zod';

/** The kind of fact that says that an earlier entry's salt and payload are gone. */
export const ERASE_LEAF_TYPE = 'erase';

const erasure = z.object({ body: z.object({ ref: z.int().min(0) }) });
const bareErasure = z.object({ ref: z.int().min(0) });

/** Which entry an `erase` fact names, in `body.ref` (or `ref`); `undefined` when it names none. */
export function erasedEntry(payload: string): number | undefined {
  const recorded = parsed(payload);
  const full = erasure.safeParse(recorded);
  if (full.success) return full.data.body.ref;
  const bare = bareErasure.safeParse(recorded);
  return bare.success ? bare.data.ref : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
