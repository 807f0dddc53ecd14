import { existsSync } from 'node:fs';
import type { Chart } from '#core/reports/chart-model.ts';
import { chartSize } from './chart-option.ts';
import { chartSvg } from './charts.ts';

/** A font with Chinese letters for pictures; `family` is its name inside the file. */
export interface PictureFont {
  readonly file: string;
  readonly family: string;
}

export interface ChartPicture {
  readonly png: Uint8Array;
  /** Width divided by height. */
  readonly ratio: number;
}

const places: readonly PictureFont[] = [
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' },
  { file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', family: 'WenQuanYi Micro Hei' },
  { file: '/System/Library/Fonts/PingFang.ttc', family: 'PingFang SC' },
  { file: 'C:\\Windows\\Fonts\\msyh.ttc', family: 'Microsoft YaHei' },
];

/** The first well-known Chinese font of this machine. */
export function findPictureFont(): PictureFont | undefined {
  return places.find(({ file }) => existsSync(file));
}

/** The chart as PNG, 1800 pixels wide; the same font file gives the same bytes. */
export async function chartPicture(chart: Chart, font: PictureFont): Promise<ChartPicture> {
  const { Resvg } = await import('@resvg/resvg-js');
  const svg = await chartSvg(chart);
  const named = svg.replaceAll('font-family="sans-serif"', `font-family="${font.family}"`);
  const { width, height } = chartSize(chart);
  const picture = new Resvg(named, {
    font: { loadSystemFonts: false, fontFiles: [font.file], defaultFontFamily: font.family },
    fitTo: { mode: 'width', value: 1800 },
  });
  return { png: picture.render().asPng(), ratio: width / height };
}
