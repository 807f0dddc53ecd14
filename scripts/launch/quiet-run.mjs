import { spawn } from 'node:child_process';

/** Runs a program and keeps what it says; it ends when this process is told to end. */
export function quietRun(program, options, { cwd, env }) {
  return new Promise((done) => {
    const child = spawn(program, options, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.stderr.on('data', (part) => (said += part));
    const finish = (code, signal, error) => {
      for (const name of signals) process.off(name, pass);
      done({ code, signal, said, error });
    };
    child.once('error', (error) => finish(1, null, error));
    child.once('close', (code, signal) => finish(code, signal));
  });
}
