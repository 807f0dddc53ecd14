const WIDTH = 30;

export interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** A bar on the error stream for long work, where a person is looking at a terminal. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, total) => {
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const filled = Math.round(share * WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
      stream.write(`\r${bar} ${Math.floor(share * 100)}% ${done}/${total}`);
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
}
