// What explains the picture, drives it or asks about it, in sight with it: beside the map where the
// width allows, else below the timeline, while the map stays where it is and the rest scrolls.
import { element } from "../core/element.js"
import { GAP, topOf } from "./screen_modes.js"

const HEAD = 60 // pixels of the page's own head, below which the map is held
const HAND = ["pointerdown", "wheel", "keydown"]
const LEAST = 280 // pixels: a question with its fields, the pad, a line of a rule

export class Aside {
  constructor(player) {
    player.aside?.close()
    this.player = player
    this.parts = player.parts.filter(({ aside }) => aside)
    this.node = element("div", { class: "aside", hidden: "" }, ...this.parts.map(({ aside }) => aside))
    for (const { aside } of this.parts) aside.tabIndex = -1 // what a hand has opened gets its keys
    this.open = []
    this.opened = null // what is open and has not been shown yet
    this.isSought = false // whether a hand has just used a tool
  }

  // The width of its column, null if it is closed or has no room beside the map.
  takeColumn(width, stacked) {
    const { player, open } = this
    this.open = this.parts.filter((part) => part.inAside)
    for (const part of this.parts) part.aside.hidden = !this.open.includes(part)
    this.node.hidden = !this.open.length
    player.host.classList.toggle("aided", !this.node.hidden)
    this.column = this.node.hidden || stacked ? null : this.columnOf(width)
    this.width = this.column ?? width
    this.opened = this.open.find((part) => !open.includes(part)) ?? this.opened
    return this.column
  }

  columnOf(width) {
    const share = Math.max(...this.open.map(({ share }) => share))
    return Math.round(Math.min(Math.max(width * share, LEAST), 30 * this.player.size))
  }

  // How high it can be for all of it to be seen together with the map.
  get room() {
    return this.column ? this.player.mapHeight : Math.max(window.innerHeight - this.above - 2 * GAP, 12 * this.player.size)
  }

  // What is held above it on the screen.
  get above() {
    const { mapHeight, timeline } = this.player
    return this.column ? HEAD : HEAD + mapHeight + timeline.node.offsetHeight + GAP
  }

  // Who opens it looks for it: what cannot be seen of it is brought into view, once it is there, and
  // again if the page above it changes; not under a hand, which would miss what it presses.
  show() {
    if (!this.opened || this.open.some((part) => part.isAwaited)) return
    if (this.isSought) this.opened.aside.focus({ preventScroll: true })
    this.opened = null
    this.isSought = false
    this.close()
    const node = this.column ? this.player.map.parentElement : this.node
    const { above } = this
    node.style.scrollMarginTop = `${above}px`
    let place = null
    const look = (/** @type {IntersectionObserverEntry[]} */ [{ intersectionRatio }]) => {
      if (intersectionRatio > 0.99) return
      if (place === topOf(node)) return this.close()
      place = topOf(node)
      node.scrollIntoView({ block: "start" })
    }
    this.observer = new IntersectionObserver(look, { rootMargin: `-${above - GAP}px 0px 0px 0px`, threshold: [0, 0.25, 0.5, 0.75, 0.99] })
    this.observer.observe(node)
    for (const sign of HAND) window.addEventListener(sign, this.close, { capture: true, passive: true })
  }

  close = () => {
    this.observer?.disconnect()
    for (const sign of HAND) window.removeEventListener(sign, this.close, { capture: true })
  }
}
