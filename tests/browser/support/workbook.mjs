// A workbook as small as one may be: an archive without compression, with a sheet a list of rows.
import { crc32 } from 'node:zlib';

const XLSX = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Files as an archive (PKWARE's APPNOTE.TXT, 4.3). */
function archive(files) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(bytes), 0);
    sizes.writeUInt32LE(bytes.length, 4);
    sizes.writeUInt32LE(bytes.length, 8);
    const names = Buffer.alloc(4);
    names.writeUInt16LE(path.length, 0);
    // Version 2.0; no flags, no compression, no time.
    const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]), sizes, names]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, path]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function worksheet({ rows, merged = [], hidden = [] }) {
  const cell = (value, row, column) => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  };
  const row = (cells, at) =>
    `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ''}>${cells.map((it, column) => cell(it, at, column)).join('')}</row>`;
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('');
  return `<worksheet xmlns="${XLSX}"><sheetData>${rows.map(row).join('')}</sheetData><mergeCells>${areas}</mergeCells></worksheet>`;
}

/** A workbook of sheets by name: `{ rows, merged, hidden }`, with texts and numbers in rows and `null` for a blank cell. */
export function workbook(sheets) {
  const names = Object.keys(sheets);
  const link = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const list = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at}"/>`).join('');
  return archive({
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${XLSX}" xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${names
      .map((_, at) => link(`r${at}`, 'worksheet', `worksheets/sheet${at}.xml`))
      .join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at}.xml`, worksheet(sheets[name])])),
  });
}
