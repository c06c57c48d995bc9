import Slugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: true, linkify: false });

/**
 * What a Markdown page offers and asks for.
 * @returns anchors (of headings as GitHub makes them, of HTML ids), links and images with their lines, code with its lines
 */
export function readPage(source) {
  const slugger = new Slugger();
  const page = { anchors: new Set(), links: [], code: [] };
  const tokens = markdown.parse(source, {});
  let line = 1;
  for (const [at, token] of tokens.entries()) {
    if (token.map) line = token.map[0] + 1;
    if (token.type === 'heading_open') page.anchors.add(slugger.slug(plainText(tokens[at + 1])));
    if (token.type === 'fence' || token.type === 'code_block') page.code.push({ text: token.content, line });
    if (token.type === 'html_block') readHtml(token.content, line, page);
    for (const inline of token.children ?? []) {
      if (inline.type === 'softbreak' || inline.type === 'hardbreak') line++;
      if (inline.type === 'link_open') page.links.push({ target: inline.attrGet('href'), line });
      if (inline.type === 'image') page.links.push({ target: inline.attrGet('src'), line });
      if (inline.type === 'code_inline') page.code.push({ text: inline.content, line });
      if (inline.type === 'html_inline') readHtml(inline.content, line, page);
    }
  }
  return page;
}

const plainText = ({ children }) =>
  children
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');

function readHtml(html, line, page) {
  for (const [, name, target] of html.matchAll(/\b(href|src|srcset|id|name)="([^"]*)"/g))
    if (name === 'id' || name === 'name') page.anchors.add(target);
    else page.links.push({ target: target.split(' ')[0], line });
}
