// One rule's network: units joined by their weights, and the weights of each layer as a picture.
import { element } from "../core/element.js"
import { overStill, still } from "../player/layout.js"
import { frameAt, layersAt } from "./data.js"

// Blue for negative weights, orange for positive ones, stronger for larger ones.
const SIGNS = { light: ["23,104,209", "199,83,0"], dark: ["110,168,255", "255,161,74"] }
const MOST_LINES = 2500

export class DrawingPicture {
  title = "weights"

  constructor(view) {
    this.view = view
    this.choice = element("select", { "aria-label": view.words.network_of, onchange: () => this.choose() })
    this.canvas = element("canvas", { class: "drawing", role: "img", "aria-label": view.words.describe_drawing })
    this.pictures = element("canvas", { class: "weights", role: "img", "aria-label": view.words.describe_weights })
    this.key = element("p", { class: "key" }, view.words.weights_key)
    this.nodes = [element("label", { class: "choice" }, view.words.network_of, " ", this.choice), this.canvas, this.pictures, this.key]
  }

  choose() {
    this.chosen = this.choice.value
    this.view.invalidate(true)
  }

  get rule() {
    const { rules } = this.view.race
    return rules.find((rule) => rule.id === this.chosen) ?? rules[0]
  }

  layOut(width) {
    const { view } = this
    const { race } = view
    this.choice.replaceChildren(...race.rules.map((rule) => element("option", { value: rule.id, selected: rule === this.rule && "" }, rule.name)))
    this.width = width
    this.height = Math.max(Math.min(width * 0.32, 320), 220)
    this.places = placesOf(race.layers, width, this.height, view.size)
    this.still = still(this.canvas, width, this.height, view, (context) => this.drawNames(context))
    this.boxes = boxesOf(race.layers, width, view.size)
    this.stillPictures = still(this.pictures, width, this.boxes.height, view, (context) => this.drawTitles(context))
  }

  draw() {
    const { view } = this
    const layers = layersAt(view.race, this.rule, frameAt(view.race, view.row))
    this.drawNetwork(overStill(this.canvas, this.still, view.ratio), layers)
    this.drawWeights(overStill(this.pictures, this.stillPictures, view.ratio), layers)
  }

  drawNetwork(context, layers) {
    const { theme, size } = this.view
    const colors = SIGNS[theme.name]
    const lines = layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0)
    // Of very many lines only the strongest can be told apart.
    const faintest = lines > MOST_LINES ? 0.5 : 0.03
    layers.forEach((layer, k) => {
      const [from, to] = [this.places[k], this.places[k + 1]]
      const thickest = Math.min(size * 0.28, from.radius * 0.7, to.radius * 0.7)
      for (let i = 0; i < layer.inputs; i++) {
        for (let j = 0; j < layer.units; j++) {
          const weight = layer.at(i, j)
          const strength = Math.sqrt(Math.min(Math.abs(weight), 1))
          if (!(strength > faintest)) continue
          context.strokeStyle = `rgba(${colors[weight > 0 ? 1 : 0]},${0.15 + 0.85 * strength})`
          context.lineWidth = 0.3 + thickest * strength
          context.setLineDash(weight > 0 ? [] : [5, 3])
          context.beginPath()
          context.moveTo(from.x, from.ys[i])
          context.lineTo(to.x, to.ys[j])
          context.stroke()
        }
      }
    })
    context.setLineDash([])
    this.places.forEach(({ x, ys, radius }, k) => {
      ys.forEach((y, j) => {
        const bias = k > 0 ? layers[k - 1].bias(j) : 0
        context.beginPath()
        context.arc(x, y, radius, 0, 2 * Math.PI)
        context.fillStyle = theme.background
        context.fill()
        context.fillStyle = `rgba(${colors[bias > 0 ? 1 : 0]},${Math.min(Math.abs(bias), 1)})`
        context.fill()
        context.strokeStyle = theme.text
        context.lineWidth = 1.3
        context.stroke()
      })
    })
  }

  // What each column of units is: the units of a layer are those that its weights lead to.
  drawNames(context) {
    const { words } = this.view
    this.smallLetters(context, "center")
    for (const [k, { x }] of this.places.entries()) context.fillText(k ? words.layer_number.replace("{number}", k) : words.inputs, x, 0)
  }

  smallLetters(context, align) {
    const { theme, size } = this.view
    context.font = `${size * 0.9}px ${theme.font}`
    context.fillStyle = theme.text
    context.textAlign = align
    context.textBaseline = "top"
  }

  drawTitles(context) {
    const { size, words } = this.view
    this.smallLetters(context, "left")
    for (const [k, { x, y }] of this.boxes.entries()) context.fillText(words.layer_number.replace("{number}", k + 1), x, y - size * 1.4)
  }

  drawWeights(context, layers) {
    const { theme } = this.view
    layers.forEach((layer, k) => {
      const { x, y, cell, images } = this.boxes[k]
      context.strokeStyle = theme.faint
      for (let j = 0; j < layer.units; j++) {
        for (let i = 0; i <= layer.inputs; i++) {
          const value = i < layer.inputs ? layer.at(i, j) : layer.bias(j)
          if (images && i === layer.inputs) continue
          const [px, py] = images
            ? [x + (j % images.columns) * images.pitch + (i % 8) * cell, y + Math.floor(j / images.columns) * images.pitch + Math.floor(i / 8) * cell]
            : [x + j * cell, y + i * cell + (i === layer.inputs ? cell * 0.4 : 0)]
          fillWeight(context, value, px, py, cell, theme)
        }
      }
    })
  }
}

function fillWeight(context, value, x, y, side, theme) {
  const strength = Math.sqrt(Math.min(Math.abs(value), 1))
  context.fillStyle = `rgba(${SIGNS[theme.name][value > 0 ? 1 : 0]},${strength || 0})`
  context.fillRect(x, y, side, side)
  // A sign for those who do not see the colours, where there is room for it.
  if (side >= 10 && value < 0 && strength > 0.1) {
    context.fillStyle = theme.text
    context.fillRect(x + side * 0.3, y + side * 0.46, side * 0.4, Math.max(side * 0.08, 1))
  }
  if (side >= 5) context.strokeRect(x + 0.5, y + 0.5, side - 1, side - 1)
}

// Where the units of every layer are drawn, the inputs first.
function placesOf(layers, width, height, size) {
  const counts = [layers[0][0], ...layers.map(([, units]) => units)]
  const [left, top] = [size * 2, size * 1.6]
  return counts.map((count, k) => {
    const gap = Math.min((height - top - size) / Math.max(count, 1), size * 3.4)
    const ys = Array.from({ length: count }, (_, j) => (top + height) / 2 + (j - (count - 1) / 2) * gap)
    return { x: left + (k * (width - 2 * left)) / (counts.length - 1), ys, radius: Math.min(size * 0.62, gap * 0.42) }
  })
}

// Where the weights of every layer are pictured: a column for each unit, its bias below; where the
// inputs are an image, an image for each unit.
function boxesOf(layers, width, size) {
  const boxes = []
  const across = layers.reduce((sum, [inputs, units]) => sum + (inputs === 64 ? 0 : units), 0)
  const pixel = Math.max(Math.min(7, Math.floor(width / 2 / 8 / 8 - 0.5)), 3)
  const fitTo = (room) => (room - (1.7 * layers.length + 4) * size) / across
  const beside = fitTo(width - (layers[0][0] === 64 ? Math.min(layers[0][1], 8) * (8 * pixel + 4) : 0))
  const fitting = beside > 10 ? beside : fitTo(width)
  let [x, y, tallest] = [0, size * 1.6, 0]
  for (const [inputs, units] of layers) {
    const isImage = inputs === 64
    const columns = Math.min(units, 8)
    const cell = isImage ? pixel : Math.max(Math.min(22, fitting, 200 / (inputs + 1)), 3)
    const images = isImage && { columns, pitch: 8 * cell + 4 }
    const wide = images ? columns * images.pitch : units * cell
    const down = images ? Math.ceil(units / columns) * images.pitch : (inputs + 1.4) * cell
    const room = Math.max(wide, size * 4)
    if (x && x + room > width) [x, y, tallest] = [0, y + tallest + size * 2, 0]
    boxes.push({ x, y, cell, images })
    x += room + size * 1.6
    tallest = Math.max(tallest, down)
  }
  return Object.assign(boxes, { height: y + tallest + 4 })
}
