import { startChild } from './child.ts';
import type { Ground } from './ground.ts';
import { measureLoad, type Measured } from './load.ts';

export interface FloorLoad {
  readonly callers: number;
  readonly body: string;
  readonly seconds: number;
}

/** Measures the floor before and after `own`, and gives the mean of both beside it. */
export async function floorBeforeAndAfter(
  ground: Ground,
  load: FloorLoad,
  own: () => Promise<Measured>,
): Promise<{ readonly floor: Measured; readonly own: Measured }> {
  const before = await measureFloor(ground, load);
  const measured = await own();
  const after = await measureFloor(ground, load);
  return { floor: mean(before, after), own: measured };
}

export async function measureFloor(ground: Ground, load: FloorLoad): Promise<Measured> {
  const floor = await startChild('./floor-process.ts', ground.owner);
  const { body, callers, seconds } = load;
  const shot = () => ({ method: 'POST' as const, path: '/', body });
  await measureLoad({ port: floor.port, callers, seconds: 1, shot });
  const measured = await measureLoad({ port: floor.port, callers, seconds, shot });
  await floor.stop();
  return measured;
}

function mean(one: Measured, other: Measured): Measured {
  return {
    perSecond: (one.perSecond + other.perSecond) / 2,
    p50: (one.p50 + other.p50) / 2,
    p99: (one.p99 + other.p99) / 2,
    errors: one.errors + other.errors,
  };
}
