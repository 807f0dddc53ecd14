export function failureOf(status: number): 'not-found' | 'forbidden' | 'unexpected' | 'refused' {
  if (status === 404) return 'not-found';
  if (status === 401 || status === 403) return 'forbidden';
  return status < 500 ? 'refused' : 'unexpected';
}
