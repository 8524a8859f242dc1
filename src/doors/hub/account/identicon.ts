import { createHash } from 'node:crypto';

const cells = 5;
const half = Math.ceil(cells / 2);

/**
 * A picture that stands for a name, the same whenever it is asked for: five by five squares, one
 * side the mirror of the other. SVG without styles and scripts.
 */
export function identicon(name: string): string {
  const hash = createHash('sha256').update(name.toLowerCase()).digest();
  const hue = Math.round((hash.readUInt16BE(0) / 65_536) * 360);
  const squares: string[] = [];
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < half; column += 1) {
      if (((hash[2 + row * half + column] ?? 0) & 1) === 0) continue;
      for (const x of new Set([column, cells - 1 - column])) {
        squares.push(`<rect x="${x + 1}" y="${row + 1}" width="1" height="1"/>`);
      }
    }
  }
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7" width="140" height="140" shape-rendering="crispEdges">',
    '<rect width="7" height="7" fill="#f2f2f2"/>',
    `<g fill="hsl(${hue},45%,45%)">${squares.join('')}</g>`,
    '</svg>\n',
  ].join('');
}
