// node embed.mjs FOLDER FILE: the files of a folder as a C++ source file that defines entente::cli::assets().
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };
const [folder, file] = process.argv.slice(2);

/** Bytes as literals of a length that every compiler takes; octal escapes end after three digits, so that no byte joins the one before. */
function literals(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 120) {
    let line = '';
    for (const byte of bytes.subarray(at, at + 120)) {
      const plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
      line += plain ? String.fromCharCode(byte) : '\\' + byte.toString(8).padStart(3, '0');
    }
    lines.push(`    "${line}"`);
  }
  return lines.join('\n');
}

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const assets = paths.map((path) => {
  const type = types[extname(path)];
  if (!type) throw new Error(`${path}: no type is known for this kind of file; add it to embed.mjs`);
  const bytes = readFileSync(path);
  return `    {"${path.slice(folder.length).replaceAll('\\', '/')}", "${type}", {\n${literals(bytes)},\n    ${bytes.length}}},`;
});
writeFileSync(file, `// Made by embed.mjs from the explorer's page.
#include "serve/assets.hpp"

namespace entente::cli {
namespace {

constexpr Asset all[] = {
${assets.join('\n')}
};

}  // namespace

std::span<const Asset> assets() { return all; }

}  // namespace entente::cli
`);
