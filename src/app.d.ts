import type { Application } from '#server/application.ts';
import type { Scope } from '#server/platform/scope.ts';
import type { Locale } from '#ui/messages/message.ts';

declare global {
  namespace App {
    interface Locals {
      application: Application;
      /** Of whoever is signed in. */
      scope: Scope | undefined;
      locale: Locale;
      largeType: boolean;
    }
    interface Error {
      message: string;
      /** Why, in the language of the page; the catalogue's sentence of a refusal. */
      sentence?: string;
      /** Found again in the server's log. */
      incident?: string;
    }
  }
}

export {};
