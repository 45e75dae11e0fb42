/** A picture that was taken: of what, how it was shown, and its file beside the sheet. */
export interface Picture {
  scene: string
  variant: string
  file: string
  width: number
}

/** A page with all pictures: a row for each scene, a column for each way to show it. */
export function contactSheet(pictures: readonly Picture[]): string {
  const scenes = Object.entries(Object.groupBy(pictures, ({ scene }) => scene))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures of the studio</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
  body { margin: 2rem; }
  h2 { margin: 2.5rem 0 0.75rem; }
  .row { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
  figure { margin: 0; flex: none; }
  img { display: block; width: calc(var(--width) * 0.3px); border: 1px solid #8886; }
</style>
<h1>Pictures of the studio</h1>
<p>${scenes.map(([scene]) => `<a href="#${scene}">${scene}</a>`).join(' · ')}</p>
${scenes.map(([scene, shown = []]) => `<h2 id="${scene}">${scene}</h2>
<div class="row">
${shown.map(({ file, variant, width }) => `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy" style="--width: ${width}"></a>
<figcaption>${variant}</figcaption></figure>`).join('\n')}
</div>`).join('\n')}
</html>
`
}
