import { describe, expect, it } from '@jest/globals';
import { renderMarkdown } from './render-markdown.js';
import { TextRenderer } from './text-renderer.js';

const home = { filesAt: '/lab/model/resolve/abc/', folder: '' };
const render = (text: string) => renderMarkdown(text, home);

describe('a rendered text', () => {
  it.each([
    ['a heading, one level lower', '# Title', '<h2 id="user-content-title">Title</h2>'],
    ['headings of the same name', '## A\n## A', 'id="user-content-a-1"'],
    ['a table', '|a|b|\n|-|:-:|\n|1|2|', '<td align="center">2</td>'],
    ['code that a keyboard can scroll', '<pre tabindex="3">a</pre>', '<pre tabindex="0">a</pre>'],
    ['struck text', '~~gone~~', '<del>gone</del>'],
    ['highlighted code', '```python\nimport os\n```', '<span class="hljs-keyword">import</span>'],
    ['maths', '$a^2$', '<math><msup><mi>a</mi><mn>2</mn></msup></math>'],
    ['displayed maths', '$$\na\n$$', '<math display="block"'],
    ['maths that is none', '$\\nonsense{$', '<code>\\nonsense{</code>'],
    [
      'allowed HTML',
      '<details><summary>x</summary>y</details>',
      '<details><summary>x</summary>y</details>',
    ],
    [
      'a picture of the release',
      '![it](<img/a b.png> "t")',
      'src="/lab/model/resolve/abc/img/a%20b.png"',
    ],
    ['a link to a file', '[w](data/w.bin)', 'href="/lab/model/resolve/abc/data/w.bin"'],
    ['a link to a heading', '[t](#title)', 'href="#user-content-title"'],
    [
      'a link elsewhere',
      '[e](https://e.org)',
      '<a href="https://e.org" rel="nofollow ugc noopener">',
    ],
    ['a footnote', 'a[^1]\n\n[^1]: note', 'href="#user-content-fn-1"'],
  ])('has %s', async (_, text, html) => {
    expect(await render(text)).toContain(html);
  });

  it('breaks words without end where a browser need not look for a place, and code never', async () => {
    const word = '\u{1f98a}'.repeat(1_200);

    const parts = (await render(`a ${word} b`))
      .split('<wbr>')
      .map((part) => Array.from(part).length);

    expect(parts).toEqual(['<p>a '.length + 500, 500, 200 + ' b</p>'.length]);
    expect(await render(`\`\`\`\n${word}\n\`\`\``)).toContain(word);
  });

  it('finds the files beside a text in a folder, and none above the release', async () => {
    const inFolder = { ...home, folder: 'docs/' };

    expect(await renderMarkdown('[a](x.md)', inFolder)).toContain('/resolve/abc/docs/x.md"');
    expect(await renderMarkdown('[a](../../../../etc)', inFolder)).toContain('/resolve/abc/etc"');
  });
});

describe('what a text cannot do', () => {
  it.each([
    ['run a script', '<script>alert(1)</script>'],
    ['run one in a picture', '<img src=x onerror=alert(1)>'],
    ['run one in SVG', '<svg onload=alert(1)><script>alert(1)</script></svg>'],
    [
      'run one in maths',
      '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
    ],
    ['link to one', '[a](javascript:alert(1))'],
    [
      'link to one in disguise',
      '[a](&#x6A;avascript:alert(1)) <a href="java\nscript:alert(1)">b</a>',
    ],
    ['link to one in a formula', '$\\href{javascript:alert(1)}{x}$'],
    [
      'open a frame',
      '<iframe src="https://e.org"></iframe><object data="x"></object><embed src="x">',
    ],
    ['send a form', '<form action="https://e.org"><input name="a"><button>b</button></form>'],
    ['set a style', '<p style="position:fixed">a</p><style>*{}</style>'],
    ['set one in a formula', '$\\style{color:red}{x}$ $\\class{masthead}{x}$'],
    ['take a class of the page', '<p class="masthead">a</p>'],
    [
      'move the base',
      '<base href="https://e.org"><meta http-equiv="refresh" content="0;url=https://e.org">',
    ],
    [
      'load a picture from elsewhere',
      '![a](https://e.org/a.png) ![b](//e.org/b.png) <img srcset="https://e.org/c.png">',
    ],
    ['load a data picture', '![a](data:image/svg+xml;base64,PHN2Zz4=)'],
  ])('%s', async (_, text) => {
    const html = await render(text);

    expect(html).not.toMatch(
      /<(?:script|svg|iframe|object|embed|form|input|button|style|base|meta)/i,
    );
    expect(html).not.toMatch(/<[^>]*(?: on\w+=| style=|class="masthead|xlink:|srcset=)/i);
    expect(html).not.toMatch(/(?:href|src)="?\s*(?:javascript|data|vbscript):/i);
    expect(html).not.toMatch(/<img[^>]*src="(?:https?:)?\/\//i);
  });

  it('stand for an element of the page', async () => {
    expect(await render('<p id="content">a</p>')).toBe('<p id="user-content-content">a</p>');
  });
});

describe('a text that cannot be rendered', () => {
  it('is shown as it was written', async () => {
    const text = `${'>'.repeat(5_000)} deep <b>`;

    const html = await new TextRenderer().render('deep', text, home);

    expect(html).toMatch(/^<pre tabindex="0">(?:&gt;)+ deep &lt;b&gt;<\/pre>$/);
  });
});
