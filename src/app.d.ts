import type { Locale } from '#ui/messages/message.ts';
import type { WebApplication, WebCaller } from './routes/web-application.ts';

declare global {
  namespace App {
    interface Locals {
      application: WebApplication;
      caller: WebCaller | undefined;
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
    interface PageData {
      /** Shown in the browser's title bar before the product's name. */
      title?: string;
    }
  }
}
