// Making elements of the page. Text is always set as text, never as markup.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value)
    else if (value !== false && value !== undefined) node.setAttribute(name, value)
  }
  node.append(...children)
  return node
}

// Give a node another text, unless it has it already: a screen reader would say it again.
export const say = (node, text) => node.textContent !== text && node.replaceChildren(text)

const shapes = {
  first: "M5 4h2v12H5zM16 4v12l-8-6z",
  back: "M14 4v12l-8-6z",
  play: "M6 3.5v13l11-6.5z",
  pause: "M5 4h4v12H5zM11 4h4v12h-4z",
  forward: "M6 4v12l8-6z",
  last: "M13 4h2v12h-2zM4 4v12l8-6z",
  before: "M9 4v12l-6-6zM14 7.5l2.5 2.5-2.5 2.5-2.5-2.5z",
  after: "M11 4v12l6-6zM6 7.5l2.5 2.5-2.5 2.5-2.5-2.5z",
  plus: "M9 4h2v5h5v2h-5v5H9v-5H4V9h5z",
  minus: "M4 9h12v2H4z",
  paths: "M3 3h4v2H5v2H3zM13 3h4v4h-2V5h-2zM3 13h2v2h2v2H3zM15 13h2v4h-4v-2h2zM5.5 13.5l3-5 2.5 3 3-5 1.5 1-4.3 7-2.6-3-1.7 2.9z",
  fit: "M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3z",
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 20 20")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  path.setAttribute("d", shapes[name])
  svg.append(path)
  return svg
}

export function iconButton(name, label, action) {
  return element("button", { type: "button", title: label, "aria-label": label, onclick: action }, icon(name))
}
