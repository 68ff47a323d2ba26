/** The pictures of the shop, drawn as SVG so that no test needs the network. */
const DRAWINGS = {
  kettle: [
    '#dbe9ff',
    `<path d="M104 92h112l22 104a16 16 0 0 1-16 18H98a16 16 0 0 1-16-18z" fill="#2f6fd6"/>
     <path d="M216 110c44-6 58 26 44 74" fill="none" stroke="#1d4c9c" stroke-width="14" stroke-linecap="round"/>
     <path d="M100 116 62 96" stroke="#2f6fd6" stroke-width="20" stroke-linecap="round"/>
     <path d="M118 92a42 30 0 0 1 84 0z" fill="#1d4c9c"/><circle cx="160" cy="56" r="9" fill="#1d4c9c"/>
     <path d="M112 120l-10 72" stroke="#8fb7f5" stroke-width="9" stroke-linecap="round"/>`,
  ],
  lamp: [
    '#fff0d2',
    `<path d="M160 120v78" stroke="#7a4b21" stroke-width="12"/>
     <ellipse cx="160" cy="206" rx="52" ry="12" fill="#7a4b21"/>
     <path d="M120 40h80l38 84H82z" fill="#f2a33a"/><path d="M128 52h22l-16 60h-28z" fill="#ffd48f"/>
     <ellipse cx="160" cy="132" rx="70" ry="16" fill="#ffe3ac" opacity=".8"/>`,
  ],
  mugs: [
    '#ddf3e6',
    `<path d="M66 104h84v76a28 28 0 0 1-28 28H94a28 28 0 0 1-28-28z" fill="#2a8f63"/>
     <path d="M150 122c34-6 34 52 0 48" fill="none" stroke="#2a8f63" stroke-width="12"/>
     <path d="M176 84h84v96a28 28 0 0 1-28 28h-28a28 28 0 0 1-28-28z" fill="#e2694f"/>
     <path d="M260 108c34-6 34 56 0 52" fill="none" stroke="#e2694f" stroke-width="12"/>
     <path d="M96 84c-8-14 8-20 0-36M120 84c-8-14 8-20 0-36" fill="none" stroke="#9bc9b3" stroke-width="6" stroke-linecap="round"/>`,
  ],
} as const;

export type Drawing = keyof typeof DRAWINGS;

/** The SVG of a picture, 1.8 times as wide as high. */
export function drawSvg(name: Drawing): string {
  const [background, shapes] = DRAWINGS[name];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 26 400 222" width="800" height="444">
<rect x="-40" y="26" width="400" height="222" fill="${background}"/>${shapes}</svg>`;
}
