/** Six digits; those that everybody tries first are refused. */
export type PinFault = 'not-six-digits' | 'too-easy-pin';

export function pinFault(pin: string): PinFault | undefined {
  if (!/^\d{6}$/.test(pin)) return 'not-six-digits';
  return isEasy(pin) ? 'too-easy-pin' : undefined;
}

/** All alike, a run up or down, one pair or triple again and again. */
function isEasy(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isRun = [0, 1, -1].some((step) => steps.every((each) => each === step));
  return isRun || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin);
}
