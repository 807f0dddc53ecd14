import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as HttpsServer, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { ServedCertificate } from './served-certificate.ts';

/** The first byte of every TLS connection: a handshake record. No request in plain HTTP begins so. */
const HANDSHAKE = 0x16;
const PATIENCE_MS = 10_000;

export type AnswerPlain = (
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedCertificate,
) => void;

/**
 * HTTPS, and on the same port one answer in plain HTTP for people who typed the address without `https://`
 * and would see nothing but a broken connection.
 */
export class SecureServer extends HttpsServer {
  #served: ServedCertificate;
  /** Connections that are not encrypted, or of which that is not yet known. */
  readonly #plain = new Set<Socket>();

  constructor(served: ServedCertificate, options: ServerOptions, answerPlain: AnswerPlain) {
    super({ ...options, ...contextOf(served), handshakeTimeout: PATIENCE_MS });
    this.#served = served;
    const plain = createServer({ headersTimeout: PATIENCE_MS }, (request, response) =>
      answerPlain(request, response, this.#served),
    );
    const encrypted = this.listeners('connection');
    this.removeAllListeners('connection');
    this.on('connection', (socket: Socket) => {
      this.#watch(socket);
      socket.once('data', (first: Buffer) => {
        socket.pause();
        socket.unshift(first);
        if (first[0] === HANDSHAKE) {
          this.#unwatch(socket);
          for (const listener of encrypted) listener.call(this, socket);
        } else {
          plain.emit('connection', socket);
        }
        process.nextTick(() => socket.resume());
      });
    });
  }

  /** From the next connection on; throws, and goes on with the former one, when they don't match. */
  use(served: ServedCertificate): void {
    this.setSecureContext(contextOf(served));
    this.#served = served;
  }

  get served(): ServedCertificate {
    return this.#served;
  }

  override closeAllConnections(): void {
    super.closeAllConnections();
    for (const socket of this.#plain) socket.destroy();
  }

  #watch(socket: Socket): void {
    this.#plain.add(socket);
    socket.once('close', () => this.#plain.delete(socket));
    // Whoever resets the connection has gone, and nobody else listens yet.
    socket.on('error', () => socket.destroy());
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  }

  #unwatch(socket: Socket): void {
    this.#plain.delete(socket);
    socket.setTimeout(0);
  }
}

function contextOf({ certificate, key }: ServedCertificate) {
  return { cert: certificate, key, minVersion: 'TLSv1.2' } as const;
}
