import type { IncomingMessage } from 'node:http';

/**
 * The pages' bundle holds its own copies of every server module, so module state would exist twice.
 * The one application therefore travels with the request, under a symbol that both copies know.
 */
const applicationKey = Symbol.for('pingtai.application');

interface CarriesApplication {
  [applicationKey]?: unknown;
}

export function attachApplication(request: IncomingMessage, application: object): void {
  (request as CarriesApplication)[applicationKey] = application;
}

/** Throws when the request did not come through `createWebServer`. */
export function attachedApplication(request: object | undefined): object {
  const application = request && (request as CarriesApplication)[applicationKey];
  if (!application || typeof application !== 'object') {
    throw new Error('request carries no application: it did not come through createWebServer');
  }
  return application;
}
