import type { IncomingHttpHeaders } from 'node:http';

/** A request of the API, read to its end. */
export interface ApiRequest {
  readonly method: string;
  /** As sent: with percent signs, without the query. */
  readonly pathname: string;
  /** `?a=b`, or empty. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Api = (request: ApiRequest) => Promise<ApiAnswer>;
