import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface OfficeTools {
  readonly soffice: string;
  readonly pdftotext: string;
  readonly pdftoppm: string;
}

/** LibreOffice and poppler, when `SOFFICE` names them: `/usr/bin/soffice`. Poppler is expected on the path. */
export function officeTools(): OfficeTools | undefined {
  const soffice = process.env['SOFFICE'];
  if (!soffice) return undefined;
  return { soffice, pdftotext: 'pdftotext', pdftoppm: 'pdftoppm' };
}

export type OfficeFormat = 'docx' | 'xlsx';

export async function convertToPdf(bytes: Uint8Array, from: OfficeFormat): Promise<Uint8Array> {
  return convert(bytes, from, 'pdf');
}

/** The first sheet as UTF-8 text with commas, as LibreOffice shows it. */
export async function convertToCsv(workbook: Uint8Array): Promise<string> {
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
  return new TextDecoder().decode(await convert(workbook, 'xlsx', filter));
}

/** One string a page, with the layout kept: what stands in one line on paper stands in one line here. */
export async function pdfPages(pdf: Uint8Array): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), pdf);
    await run(demandTools().pdftotext, ['-layout', 'in.pdf', 'out.txt'], { cwd: folder });
    const text = await readFile(join(folder, 'out.txt'), 'utf8');
    return text.split('\f').slice(0, -1);
  });
}

export async function pdfText(pdf: Uint8Array): Promise<string> {
  return (await pdfPages(pdf)).join('\n');
}

/** PNG pictures of the pages in order. */
export async function pdfPageImages(
  pdf: Uint8Array,
  dotsPerInch = 60,
): Promise<readonly Uint8Array[]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), pdf);
    const options = ['-png', '-r', String(dotsPerInch), 'in.pdf', 'page'];
    await run(demandTools().pdftoppm, options, { cwd: folder });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    return Promise.all(names.map((name) => readFile(join(folder, name))));
  });
}

async function convert(bytes: Uint8Array, from: OfficeFormat, to: string): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, `in.${from}`), bytes);
    const options = [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      to,
      `in.${from}`,
    ];
    await run(demandTools().soffice, options, { cwd: folder, timeout: 120_000 });
    return readFile(join(folder, `in.${to.split(':')[0]}`));
  });
}

function demandTools(): OfficeTools {
  const tools = officeTools();
  if (!tools) throw new Error('SOFFICE is not set');
  return tools;
}

async function inFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
