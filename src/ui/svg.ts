/**
 * Turns `style="a:b;c:d"` into SVG presentation attributes, since the pages' content security policy allows no inline
 * style. Drops `<style>` elements (hover effects) and properties that are not presentation attributes.
 */
export function withoutStyleAttributes(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, declarations: string) => presentation(declarations));
}

const presentationAttributes = new Set([
  'cursor',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'opacity',
  'stroke',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'visibility',
]);

function presentation(declarations: string): string {
  return declarations
    .split(';')
    .map((declaration) => declaration.split(':', 2).map((part) => part.trim()))
    .filter(([name = '', value]) => presentationAttributes.has(name) && value)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
