import { describe, expect, it } from 'vitest';
import { withoutStyleAttributes } from './svg.ts';

describe('a chart for a page without inline style', () => {
  it.each([
    ['<text style="font-size:12px;fill: #333"/>', '<text font-size="12px" fill="#333"/>'],
    ['<svg><style ><![CDATA[a:hover{}]]></style><g/></svg>', '<svg><g/></svg>'],
    ['<g style="user-select:none"/>', '<g/>'],
    ['<g fill="#000"/>', '<g fill="#000"/>'],
  ])('%s', (drawn, shown) => {
    expect(withoutStyleAttributes(drawn)).toBe(shown);
  });
});
