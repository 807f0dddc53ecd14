import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { withoutGaps } from './author-prose.ts';
import type { OfficialDocument } from './document-model.ts';

/** What is issued: without open gaps, as canonical JSON (RFC 8785), so that it has one digest. */
export function frozenText(document: OfficialDocument): string {
  return canonicalJson(JSON.parse(JSON.stringify(withoutGaps(document))) as JsonValue);
}
