/** Words as they are listed with blanks between them. */
export function listedWords(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
